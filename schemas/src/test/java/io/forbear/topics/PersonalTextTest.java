package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    no account of 138 0013 8000 | no account of •••
                    +86 13800138000 is no number | ••• is no number
                    (0)10-6552-9988 | (•••
                    identity 11010519491231002X | identity •••
                    card 6222 0200 1234 5678 901 | card •••
                    １３８００１３８０００ | •••
                    Zhang.Wei+pay@mail.example.com wrote | ••• wrote
                    (name, mail)=(x, li@bank.cn) | (name, mail)=(x, •••)
                    """)
    void masksNumbersAndAddresses(String said, String shown) {
        assertThat(PersonalText.masked(said, List.of())).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "amount is negative: -123456.0000",
        "contact.attempted-1@412345 is too large",
        "no plan 0198c0de-0000-7000-8000-00000000abcd",
        "12345678-1234-1234-1234-123456789012",
        "expected after 2026-03-02 but found 2026-03-01T12:00:00.123456Z",
        "5 of 100 of 2000"
    })
    void keepsWhatOperationsNeed(String text) {
        assertThat(PersonalText.masked(text, List.of())).isEqualTo(text);
    }

    @Test
    void masksWhatThePersonalFieldsOfTheEventSay() {
        var schema = SpecificData.get().getSchema(Topics.COMMAND_SMS.type());
        var command = (GenericData.Record) new RandomData(schema, 1, 7).iterator().next();
        command.put("message", "Pay, Ms Li (3 days)");
        command.put("subject", "Pay");

        var said = EventJson.personalTexts(command);
        assertThat(said).contains("Pay, Ms Li (3 days)", "Pay");
        assertThat(PersonalText.masked("refused: \"pay, ms li (3 DAYS)\" at Pay", said))
                .isEqualTo("refused: \"•••\" at •••");
    }

    @Test
    void findsWhatIsPersonalInLists() {
        var schema = SpecificData.get().getSchema(Topics.DEBTOR_PROFILE.type());
        var profile = (GenericData.Record) new RandomData(schema, 1, 7).iterator().next();
        var flags = schema.getField("flags").schema();
        var vulnerable = new GenericData.EnumSymbol(flags.getElementType(), "VULNERABLE");
        profile.put("flags", new GenericData.Array<>(flags, List.of(vulnerable)));

        assertThat(EventJson.personalTexts(profile)).containsExactly("VULNERABLE");
    }
}
