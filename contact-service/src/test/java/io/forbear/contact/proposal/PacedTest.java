package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.pacing.PacingFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** SMS go out ten a second; whoever is due waits in line until it is his turn. */
class PacedTest {
    private static final Treatment TREATMENT =
            Stories.treatment(
                    Stories.STRATEGIES,
                    PacingFile.read(
                            "pacing.yaml",
                            """
                            zone: UTC
                            paces:
                              - {id: sms, gateway: SMS, shifts: [{perSecond: 10}]}
                            """));
    private static final Facts KNOWN =
            Facts.about("C100").with(account(), MAY_4).with(profile(MOBILE), MAY_4);

    @Test
    void waitsInLineSinceItWasFirstPossible() {
        var advance = advance(KNOWN, MAY_4);
        assertThat(advance.proposed()).isEmpty();
        assertThat(advance.next().get(ACCOUNT))
                .isEqualTo(new NextStep.Wait(NextStep.For.PACE, null));
        assertThat(advance.queued()).isEqualTo(new Queued("sms", MAY_4));
        assertThat(advance.dueAt()).as("the pace looks at him").isNull();
        var later = advance(KNOWN, MAY_4.plus(Duration.ofHours(3)));
        assertThat(later.queued()).as("his place stays").isEqualTo(advance.queued());
    }

    @Test
    void proposesForNowWhenItIsHisTurn() {
        var waiting = advance(KNOWN, MAY_4).dossier();
        var turn = MAY_4.plus(Duration.ofHours(3));
        var advance = TREATMENT.advance(waiting, turn, "sms");
        assertThat(advance.queued()).isNull();
        assertThat(advance.proposed())
                .singleElement()
                .extracting(one -> ((ProposalState.Proposed) one.state()).plannedAt())
                .isEqualTo(turn.plus(Stories.TIMING.lead()));
    }

    @Test
    void usesOneSlotForOneContact() {
        var facts = KNOWN.with(second(), MAY_4);
        var advance = TREATMENT.advance(advance(facts, MAY_4).dossier(), MAY_4, "sms");
        assertThat(advance.proposed()).hasSize(1);
        assertThat(TREATMENT.advance(advance.dossier(), MAY_4, "other").proposed()).isEmpty();
    }

    @Test
    void usesNoSlotWhenAPlanCameWhileHeWaited() {
        var plan = new Plan("P1", List.of(), MAY_4, false, null);
        var advance =
                TREATMENT.advance(
                        Dossier.about("C100").with(KNOWN.with(plan, MAY_4)), MAY_4, "sms");
        assertThat(advance.proposed()).isEmpty();
        assertThat(advance.queued()).isNull();
    }

    @Test
    void leavesTheLineWhenItsTimeOfDayIsOver() {
        var night = Instant.parse("2026-05-04T13:00:00Z"); // 21:00 in Shanghai
        var advance = TREATMENT.advance(Dossier.about("C100").with(KNOWN), night, "sms");
        assertThat(advance.proposed()).isEmpty();
        assertThat(advance.queued()).isNull();
        var morning = Instant.parse("2026-05-05T01:00:00Z");
        assertThat(advance.dueAt()).isEqualTo(morning.minus(Stories.TIMING.lead()));
        assertThat(advance(KNOWN, morning).queued()).isEqualTo(new Queued("sms", MAY_4));
    }

    @Test
    void saysWhatItWaitsForAndWhy() {
        var advance = advance(KNOWN, MAY_4);
        assertThat(TREATMENT.reasons(advance, account(), MAY_4))
                .extracting(Reason::aspect)
                .containsExactly(
                        Reason.Aspect.STAGE,
                        Reason.Aspect.STRATEGY,
                        Reason.Aspect.PACING,
                        Reason.Aspect.NEXT);
        var plan = new Plan("P1", List.of(), MAY_4, false, null);
        var held = advance(KNOWN.with(plan, MAY_4), MAY_4);
        assertThat(TREATMENT.reasons(held, account(), MAY_4))
                .contains(
                        new Reason(Reason.Aspect.STRATEGY, "early@7"),
                        new Reason(Reason.Aspect.PLAN, "PLAN_IN_FORCE P1"),
                        new Reason(Reason.Aspect.NEXT, "HELD: PLAN_IN_FORCE P1"));
    }

    private static Account second() {
        return account("A100-2", 1, "M2", 9, LocalDate.parse("2026-04-25"));
    }

    private static Advance advance(Facts facts, Instant now) {
        return TREATMENT.advance(Dossier.about("C100").with(facts), now);
    }
}
