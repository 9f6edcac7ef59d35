package io.forbear.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AttemptReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventWordsTest {
    @ParameterizedTest
    @CsvSource({
        "BOUNCED, , NO_SUCH_RECIPIENT",
        "UNDELIVERED, , NOT_DELIVERED",
        "NOT_MADE, REFUSED, REFUSED",
        "NOT_MADE, EXPIRED, EXPIRED",
        "NOT_MADE, CANCELLED, CANCELLED",
        "NOT_MADE, , ",
        "SENT, , ",
        "DELIVERED, , ",
        "UNKNOWN, , "
    })
    void tellsWhyItCameOutSo(
            CommandState state, @Nullable Because because, @Nullable AttemptReason reason) {
        assertThat(EventWords.reason(state, because)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m-1",
                "SM9f2",
                "m-command-3f2504e0-4f89-11d3-9a0c-0305e82c3301",
                "12345678-1234-1234-1234-123456789012"
            })
    void passesOnAnIdThatTellsNothing(String id) {
        assertThat(EventWords.reference(id, "command")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+8613800138000",
                "8613800138000-17",
                "sms/138 0013 8000",
                "138-0013-8000",
                "li@home.example",
                "a\nb"
            })
    void keepsBackAnIdThatMayBeANumberOrAddress(String id) {
        assertThat(EventWords.reference(id, "command")).isEqualTo("command");
    }

    @Test
    void hasNoReferenceWhereThereIsNone() {
        assertThat(EventWords.reference(null, "command")).isNull();
    }
}
