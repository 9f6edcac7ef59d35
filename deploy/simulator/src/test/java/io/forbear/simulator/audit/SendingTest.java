package io.forbear.simulator.audit;

import static io.forbear.simulator.audit.Examples.FROM;
import static io.forbear.simulator.audit.Examples.UNTIL;
import static io.forbear.simulator.audit.Examples.byId;
import static io.forbear.simulator.audit.Examples.made;
import static io.forbear.simulator.audit.Examples.order;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SendingTest {
    @Test
    void acceptsTheFirstAndTheLastPermittedInstant() {
        assertThat(sending(made("1", FROM)).lines()).allMatch(Line::ok);
        assertThat(sending(made("1", UNTIL)).lines()).allMatch(Line::ok);
    }

    @Test
    void findsWhatWasSentBeforeThePermitBegan() {
        assertThat(sending(made("1", FROM.minusMillis(1))).early()).hasSize(1);
    }

    @Test
    void findsWhatWasSentAfterThePermitEnded() {
        assertThat(sending(made("1", UNTIL.plusMillis(1))).late()).hasSize(1);
    }

    @Test
    void findsACommandThatWasSentTwice() {
        assertThat(sending(made("1", FROM), made("1", FROM.plusSeconds(1))).twice()).hasSize(1);
    }

    @Test
    void findsTwoCommandsOfOneProposal() {
        var one = order("1");
        var other =
                new Ordered(
                        "2",
                        one.proposalId(),
                        one.debtorId(),
                        one.channel(),
                        one.purpose(),
                        one.party(),
                        one.personId(),
                        one.endpoint(),
                        one.accountIds(),
                        one.at(),
                        one.validFrom(),
                        one.notAfter(),
                        one.amount(),
                        one.currency(),
                        one.wording());

        var sending = Sending.of(List.of(made("1", FROM), made("2", FROM)), byId(one, other));

        assertThat(sending.twice()).hasSize(1);
    }

    private static Sending sending(Made... made) {
        return Sending.of(List.of(made), byId(order("1")));
    }
}
