package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.ACCOUNT;
import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.MOBILE;
import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.id;
import static io.forbear.contact.debtor.Examples.profile;
import static org.assertj.core.api.Assertions.assertThat;

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
            new Reminder(
                    id(9),
                    MAY_4,
                    "P1",
                    ACCOUNT,
                    LocalDate.of(2026, 5, 9),
                    new Money(new BigDecimal("250"), "CNY"),
                    MAY_4.plus(Duration.ofDays(5)));
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

    private static Advance advance(Facts facts, Instant now) {
        return TREATMENT.advance(Dossier.about("C100").with(facts), now);
    }
}
