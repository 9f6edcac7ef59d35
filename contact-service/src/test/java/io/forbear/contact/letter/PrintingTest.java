package io.forbear.contact.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.history.Contact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintingTest {
    private static final Instant UNTIL = Instant.parse("2026-05-04T02:00:00Z");
    private static final Contact.Recalled RECALL =
            new Contact.Recalled(UNTIL.minusSeconds(60), "CEASE_REQUESTED");

    private static Contact letter(@Nullable Instant notAfter, Contact.@Nullable Recalled recall) {
        var decision =
                new Contact.Decided(
                        "PERMITTED", UNTIL, "permit", notAfter, null, List.of(), List.of());
        var command = new Contact.Commanded("command", UNTIL);
        return new Contact(
                "L1", "C1", UNTIL, "COMMANDED", null, null, decision, command, null, recall);
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, true", "1, false"})
    void printsUntilTheLastInstantOfThePermit(long millis, boolean prints) {
        var obstacle = Printing.obstacle(letter(UNTIL, null), false, UNTIL.plusMillis(millis));
        assertThat(obstacle.isEmpty()).isEqualTo(prints);
    }

    @Test
    void doesNotPrintWhatWasTakenBackAndSaysWhy() {
        assertThat(Printing.obstacle(letter(UNTIL, RECALL), false, UNTIL))
                .hasValueSatisfying(
                        because -> assertThat(because).contains("taken back", "CEASE_REQUESTED"));
    }

    @Test
    void doesNotPrintWithoutAPermitThatIsKnown() {
        assertThat(Printing.obstacle(letter(null, null), false, UNTIL)).isPresent();
    }

    @Test
    void showsAgainWhatWasMadeOutBefore() {
        var late = UNTIL.plusSeconds(1);
        assertThat(Printing.obstacle(letter(UNTIL, RECALL), true, late)).isEmpty();
    }
}
