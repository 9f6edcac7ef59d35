package io.forbear.simulator.audit;

import static io.forbear.simulator.audit.Examples.FROM;
import static io.forbear.simulator.audit.Examples.GIVEN;
import static io.forbear.simulator.audit.Examples.byId;
import static io.forbear.simulator.audit.Examples.made;
import static io.forbear.simulator.audit.Examples.order;
import static io.forbear.simulator.audit.Examples.revocation;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Channel;
import io.forbear.events.ContactPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AfterRevocationTest {
    private static final Duration SETTLING = Duration.ofMinutes(1);

    @ParameterizedTest
    @EnumSource(Revocation.Kind.class)
    void findsWhatWasOrderedAfterItWasKnown(Revocation.Kind kind) {
        var known = GIVEN.minus(SETTLING);

        assertThat(after(revocation(kind, known.minusMillis(1))).wrong()).hasSize(1);
        assertThat(after(revocation(kind, known)).wrong()).isEmpty();
    }

    @Test
    void measuresHowLongContactsWereOnTheirWay() {
        var after = after(revocation(Revocation.Kind.CEASE, FROM.minusSeconds(20)));

        assertThat(after.wrong()).isEmpty();
        assertThat(after.latency(0.5)).isEqualTo(Duration.ofSeconds(20));
        assertThat(after.latency(1)).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void leavesContactsAloneThatWereMadeBefore() {
        assertThat(after(revocation(Revocation.Kind.CEASE, FROM)).latencies()).isEmpty();
    }

    @Test
    void letsGoOnWhatTheLawLetsGoOn() {
        var known = GIVEN.minus(Duration.ofDays(1));

        assertThat(
                        revocation(Revocation.Kind.PLAN, known)
                                .forbids(
                                        order("1", Channel.SMS, ContactPurpose.PLAN_SERVICING),
                                        FROM))
                .isFalse();
        assertThat(
                        revocation(Revocation.Kind.CEASE, known)
                                .forbids(order("1", Channel.SMS, ContactPurpose.REMEDY_MAY), FROM))
                .isFalse();
        assertThat(
                        revocation(Revocation.Kind.REPRESENTATION, known)
                                .forbids(
                                        order("1", Channel.SMS, ContactPurpose.PLAN_SERVICING),
                                        FROM))
                .isTrue();
    }

    @Test
    void keepsAnOptOutToItsChannelAndItsTime() {
        var known = GIVEN.minus(Duration.ofDays(1));
        var email = optOut(known, null, Channel.EMAIL);
        var ended = optOut(known, FROM, Channel.SMS);

        assertThat(email.forbids(order("1"), FROM)).isFalse();
        assertThat(ended.forbids(order("1"), FROM.minusMillis(1))).isTrue();
        assertThat(ended.forbids(order("1"), FROM)).isFalse();
    }

    private static Revocation optOut(
            Instant known, @org.jspecify.annotations.Nullable Instant until, Channel channel) {
        return new Revocation(
                Revocation.Kind.OPT_OUT, "C1", "C1", known, until, Set.of(channel), List.of());
    }

    private static AfterRevocation after(Revocation revocation) {
        return AfterRevocation.of(
                List.of(revocation), List.of(made("1", FROM)), byId(order("1")), SETTLING);
    }
}
