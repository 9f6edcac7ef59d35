package io.forbear.gateway.provider;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class FormerSettingsTest {
    private static MockEnvironment with(String key, String value) {
        return new MockEnvironment().withProperty(key, value);
    }

    @ParameterizedTest
    @CsvSource({
        "forbear.gateway.sms.http.url, http://x, providers.NAME",
        "forbear.gateway.email.smtp.host, mail, medium: EMAIL",
        "forbear.gateway.acknowledgment, You will get no more texts., webhook.acknowledgments",
        "forbear.gateway.acknowledgment.text, No more., webhook.acknowledgments",
        "forbear.gateway.subjects.en, About your account, approved subject",
    })
    void refusesAKeyThatIsNotReadAnyMoreAndTellsTheNewOne(String key, String value, String now) {
        assertThatThrownBy(() -> FormerSettings.refuse(with(key, value)))
                .hasMessageContaining("is not read any more")
                .hasMessageContaining(now);
    }

    @Test
    void acceptsWhatIsReadNow() {
        assertThatCode(
                        () ->
                                FormerSettings.refuse(
                                        with("forbear.gateway.providers.sms.medium", "SMS")))
                .doesNotThrowAnyException();
    }
}
