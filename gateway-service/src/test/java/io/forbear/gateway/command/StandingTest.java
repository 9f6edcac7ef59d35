package io.forbear.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandingTest {
    private static final Instant AT = Instant.parse("2026-11-16T02:00:00Z");

    record Told(Fate fate, Instant at) {}

    @Provide
    Arbitrary<List<Told>> receipts() {
        return Combinators.combine(Arbitraries.of(Fate.class), Arbitraries.integers().between(0, 4))
                .as((fate, seconds) -> new Told(fate, AT.plusSeconds(seconds)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property
    void theOrderOfReceiptsDoesNotMatterNorThatOneComesTwice(
            @ForAll("receipts") List<Told> receipts, @ForAll Random random) {
        var shuffled = new ArrayList<>(receipts);
        shuffled.addAll(receipts);
        java.util.Collections.shuffle(shuffled, random);

        var newest =
                receipts.stream()
                        .max(
                                Comparator.comparing(Told::at)
                                        .thenComparingInt(one -> weight(one.fate())))
                        .orElseThrow();

        assertThat(after(shuffled).state())
                .isEqualTo(
                        switch (newest.fate()) {
                            case DELIVERED -> CommandState.DELIVERED;
                            case NO_SUCH_RECIPIENT -> CommandState.BOUNCED;
                            case NOT_DELIVERED -> CommandState.UNDELIVERED;
                        });
    }

    private static int weight(Fate fate) {
        return switch (fate) {
            case NOT_DELIVERED -> 1;
            case NO_SUCH_RECIPIENT -> 2;
            case DELIVERED -> 3;
        };
    }

    private static Standing after(List<Told> receipts) {
        var standing = new Standing(CommandState.SENT, AT, null);
        for (var told : receipts) {
            var state = standing.afterReceipt(told.fate(), told.at());
            if (state != null) {
                standing = new Standing(state, AT, told.at());
            }
        }
        return standing;
    }

    @Test
    void sendsAgainOnlyWhatCertainlyWasNotSent() {
        var broken = new Result.Uncertain("broke off");
        var busy = new Result.NotSent("busy");

        assertThat(Standing.after(busy, false)).isEqualTo(CommandState.TAKEN);
        assertThat(Standing.after(busy, true)).isEqualTo(CommandState.UNCERTAIN);
        assertThat(Standing.after(broken, false)).isEqualTo(CommandState.UNCERTAIN);
        assertThat(Standing.after(new Result.Withheld(Because.EXPIRED), false))
                .isEqualTo(CommandState.NOT_MADE);
        assertThat(Standing.after(new Result.Withheld(Because.EXPIRED), true))
                .isEqualTo(CommandState.UNCERTAIN);
    }

    @Test
    void tellsAWrongNumberFromARefusedMessage() {
        assertThat(Standing.after(new Result.Refused(true, ""), false))
                .isEqualTo(CommandState.BOUNCED);
        assertThat(Standing.after(new Result.Refused(false, ""), false))
                .isEqualTo(CommandState.NOT_MADE);
    }

    @Test
    void isPastAfterTheLastPermittedInstantOnly() {
        var command = new Command("c", "r", null, "A subject", "m", AT);

        assertThat(command.isPast(AT.minusMillis(1))).isFalse();
        assertThat(command.isPast(AT)).isFalse();
        assertThat(command.isPast(AT.plusMillis(1))).isTrue();
    }

    @ParameterizedTest(name = "{0}, may be asked {1}: {2}")
    @CsvSource({
        "SENT, true, REPORT_AGAIN",
        "DELIVERED, true, REPORT_AGAIN",
        "BOUNCED, false, REPORT_AGAIN",
        "NOT_MADE, true, REPORT_AGAIN",
        "UNKNOWN, true, ASK_PROVIDER",
        "UNKNOWN, false, REPORT_AGAIN",
        "UNCERTAIN, true, ASK_PROVIDER",
        "UNCERTAIN, false, ASK_PROVIDER",
        "TAKEN, true, WAIT",
        "SENDING, true, WAIT",
    })
    void tellsWhatIsKnownWhenAReportIsMissed(
            CommandState state, boolean mayAsk, Standing.Remedy remedy) {
        assertThat(Standing.whenMissed(state, mayAsk)).isEqualTo(remedy);
    }

    @ParameterizedTest
    @EnumSource(CommandState.class)
    void givesAProofOfReceiptForWhatAReceiptSaysOnly(CommandState state) {
        var reported = new Reported(new byte[0], state, null, AT, AT.plusSeconds(9), "m-1");

        assertThat(reported.receiptRef()).isEqualTo(state == CommandState.DELIVERED ? "m-1" : null);
        assertThat(reported.happenedAt())
                .isEqualTo(state == CommandState.NOT_MADE ? AT.plusSeconds(9) : AT);
    }
}
