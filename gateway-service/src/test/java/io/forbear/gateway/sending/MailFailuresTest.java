package io.forbear.gateway.sending;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailFailuresTest {
    @ParameterizedTest(name = "{1}: no such recipient {2}")
    @CsvSource({
        "550, 550 5.1.1 no such user, true",
        "553, 553-5.1.3 bad address, true",
        "550, 550 no such user, true",
        "551, 551 not here, true",
        "553, 553 no, true",
        "550, 550 5.7.1 looks like spam, false",
        "552, 552 5.2.2 mailbox full, false",
        "552, 552 mailbox full, false",
        "554, 554 no, false"
    })
    void tellsAWrongAddressFromOneThatTakesNothing(int code, String answer, boolean wrong) {
        assertThat(MailFailures.isWrong(code, answer)).isEqualTo(wrong);
    }
}
