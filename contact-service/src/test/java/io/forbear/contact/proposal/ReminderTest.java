package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.debtor.Reminder;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reminders of instalments: proposed beside the treatment that rests because of the plan. */
class ReminderTest {
    private static final Treatment TREATMENT =
            Stories.treatment(
                    Stories.STRATEGIES
                            + """
                              - id: plan-reminder
                                stages: [PLAN_REMINDER]
                                steps:
                                  - {id: instalment, channel: SMS, purpose: PLAN_SERVICING, template: instalment-message,
                                     window: {from: "09:00", to: "20:00"}}
                            """);
    private static final Reminder REMINDER =
            reminder(9, MAY_4, "250", MAY_4.plus(Duration.ofDays(5)));
    private static final Facts IN_PLAN =
            Facts.about("C100")
                    .with(account(), MAY_4)
                    .with(profile(MOBILE), MAY_4)
                    .with(new Plan("P1", List.of(ACCOUNT), MAY_4, false, null), MAY_4);

    @Test
    void proposesAReminderWhileCollectionRests() {
        var advance = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4);
        assertThat(advance.proposed())
                .singleElement()
                .satisfies(
                        proposal -> {
                            assertThat(proposal.purpose()).isEqualTo(Purpose.PLAN_SERVICING);
                            var contact = ((ProposalState.Proposed) proposal.state()).contact();
                            assertThat(contact.message()).contains("250.00元", "2026年5月9日");
                            assertThat(contact.statedAmount()).isNull();
                            assertThat(contact.accountId()).isEqualTo(ACCOUNT);
                        });
    }

    @Test
    void proposesItOnceHoweverOftenItLooks() {
        var first = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4);
        var again = TREATMENT.advance(first.dossier(), MAY_4.plusSeconds(60));
        assertThat(again.proposed()).isEmpty();
    }

    @Test
    void remindsNobodyWithoutAPlanInForce() {
        var facts =
                IN_PLAN.with(
                        new Plan("P1", List.of(ACCOUNT), null, true, MAY_4.plusSeconds(1)), MAY_4);
        assertThat(advance(facts.with(REMINDER, MAY_4), MAY_4).dossier().runs().keySet())
                .containsExactly(ACCOUNT);
    }

    @Test
    void takesAReminderBackThatIsOver() {
        var first = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4);
        var later = TREATMENT.advance(first.dossier(), REMINDER.until());
        assertThat(later.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isInstanceOf(ProposalState.Cancelled.class);
        assertThat(later.dossier().runs().keySet()).containsExactly(ACCOUNT);
    }

    @Test
    void leavesTheRunOfTheAccountAsItWas() {
        var before = advance(IN_PLAN, MAY_4).dossier().runs().get(ACCOUNT);
        var after = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4).dossier().runs().get(ACCOUNT);
        assertThat(after).isEqualTo(before);
    }

    @Test
    void statesTheAmountThatIsStillOpen() {
        var first = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4);
        var paid = MAY_4.plusSeconds(60);
        var rest = reminder(10, paid, "100", REMINDER.until());
        var later = learn(first.dossier(), rest, paid);
        assertThat(later.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(
                        new ProposalState.Cancelled("what is due is now stated otherwise", paid));
        assertThat(later.proposed())
                .singleElement()
                .satisfies(
                        proposal -> {
                            var contact = ((ProposalState.Proposed) proposal.state()).contact();
                            assertThat(contact.message()).contains("100.00元").doesNotContain("250");
                        });
    }

    @Test
    void remindsNobodyTwiceBecauseHeHasPaidSome() {
        var told = told(advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4), MAY_4);
        var paid = MAY_4.plusSeconds(60);
        var rest = reminder(10, paid, "100", REMINDER.until());
        var later = learn(told, rest, paid);
        assertThat(later.proposed()).isEmpty();
        assertThat(TREATMENT.advance(later.dossier(), paid.plusSeconds(600)).proposed()).isEmpty();
    }

    @Test
    void remindsOfADeferredInstalmentByItsNewDateAlone() {
        var first = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4);
        var deferred = MAY_4.plusSeconds(60);
        var moved = reminder(10, deferred, "250", REMINDER.until().plus(Duration.ofDays(7)));
        var later = learn(first.dossier(), moved, deferred);
        assertThat(later.changed())
                .singleElement()
                .extracting(Proposal::state)
                .isEqualTo(new ProposalState.Cancelled("the reminder is over", deferred));
        assertThat(later.dossier().runs().keySet()).containsExactlyInAnyOrder(ACCOUNT, moved.key());
    }

    @Test
    void takesAReminderBackThatIsWithdrawn() {
        var first = advance(IN_PLAN.with(REMINDER, MAY_4), MAY_4);
        var paid = MAY_4.plusSeconds(60);
        var withdrawn = reminder(10, paid, "0", paid.plusMillis(5));
        var later = learn(first.dossier(), withdrawn, paid);
        assertThat(later.changed()).hasSize(1);
        assertThat(later.dossier().runs().keySet()).containsExactly(ACCOUNT);
        var late = learn(later.dossier(), REMINDER, paid.plusSeconds(1));
        assertThat(late.dossier().runs().keySet()).as("late").containsExactly(ACCOUNT);
    }

    private static Advance learn(Dossier dossier, Reminder reminder, Instant now) {
        return TREATMENT.advance(dossier.with(dossier.facts().with(reminder, now)), now);
    }

    /** The proposal was commanded, and its message delivered. */
    private static Dossier told(Advance advance, Instant at) {
        var id = advance.proposed().getLast().proposalId();
        var report = new AttemptReport("a", id, null, null, Outcome.DELIVERED, at);
        return TREATMENT.attempted(advance.dossier(), report).orElseThrow().dossier();
    }

    private static Reminder reminder(int id, Instant at, String amount, Instant until) {
        return new Reminder(
                id(id),
                at,
                "P1",
                3,
                ACCOUNT,
                LocalDate.of(2026, 5, 9),
                new Money(new BigDecimal(amount), "CNY"),
                until);
    }

    private static Advance advance(Facts facts, Instant now) {
        return TREATMENT.advance(Dossier.about("C100").with(facts), now);
    }
}
