package io.forbear.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.gateway.provider.Medium;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientFormTest {
    @ParameterizedTest(name = "{0} in {1} is {2}")
    @CsvSource({
        "+8613800138000, , +8613800138000",
        "8613800138000, , +8613800138000",
        "008613800138000, , +8613800138000",
        "+86 138 0013 8000, , +8613800138000",
        "13800138000, CN, +8613800138000",
        "8613800138000, CN, +8613800138000",
        "+1 (212) 555-0123, CN, +12125550123",
        "(212) 555-0123, US, +12125550123",
        "07700 900123, GB, +447700900123",
        "Endpoint-1, , endpoint-1",
    })
    void knowsANumberHoweverItIsWritten(String text, String region, String form) {
        assertThat(RecipientForm.of(Medium.SMS, text, region)).isEqualTo(form);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "li@home.example, li@home.example",
        "Li@Home.Example, li@home.example",
        "'Li Ming <li@home.example>', li@home.example",
        "' li@home.example ', li@home.example",
        "endpoint 1, endpoint 1",
    })
    void knowsAnAddressHoweverItIsWritten(String text, String form) {
        assertThat(RecipientForm.of(Medium.EMAIL, text, null)).isEqualTo(form);
    }
}
