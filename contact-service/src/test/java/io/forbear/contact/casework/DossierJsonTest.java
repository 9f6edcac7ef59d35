package io.forbear.contact.casework;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Complaint;
import io.forbear.contact.debtor.Examples;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Notice;
import io.forbear.contact.debtor.Party;
import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.debtor.Plan;
import io.forbear.contact.debtor.Promise;
import io.forbear.contact.debtor.Reminder;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Ordered;
import io.forbear.contact.proposal.Proposal;
import io.forbear.contact.proposal.ProposalState;
import io.forbear.contact.proposal.Run;
import io.forbear.contact.proposal.Stories;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DossierJsonTest {
    private static final ProposalState.Commanded COMMANDED =
            new ProposalState.Commanded(
                    "command",
                    "permit",
                    Examples.MAY_4,
                    new Ordered(
                            Channel.SMS,
                            new Party(Examples.DEBTOR, PartyKind.DEBTOR),
                            "BANK",
                            Examples.cny("1234.50"),
                            Examples.MAY_4.plusSeconds(900)),
                    1);

    static List<ProposalState> states() {
        var at = Examples.MAY_4;
        return List.of(
                new ProposalState.Proposed(Stories.plannedContact(), at, at),
                COMMANDED,
                new ProposalState.Recalled(COMMANDED, "PLAN_IN_FORCE P1", at),
                new ProposalState.Attempted("attempt", Outcome.DELIVERED, at),
                new ProposalState.Attempted("attempt", Outcome.CONVERSATION, at, true),
                new ProposalState.Deferred(at, List.of("CN-FREQ-01"), at),
                new ProposalState.Denied(at, at, List.of("CN-PLAN-04")),
                new ProposalState.Lapsed(at, at),
                new ProposalState.Cancelled("why", at),
                new ProposalState.Unreported(at, "command", "permit"));
    }

    @Test
    void namesEveryStateAmongTheExamples() {
        assertThat(states().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ProposalState.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsBackWhatItWrote(ProposalState state) {
        var dossier = dossier(state);
        assertThat(DossierJson.read(DossierJson.write(dossier))).isEqualTo(dossier);
    }

    @Test
    void readsWhatWasCommandedBeforeOrdersWereKept() {
        var json = new String(DossierJson.write(dossier(bare())), UTF_8);
        assertThat(json).doesNotContain("ordered", "chased");
        assertThat(DossierJson.read(json.getBytes(UTF_8))).isEqualTo(dossier(bare()));
    }

    private static ProposalState.Commanded bare() {
        return new ProposalState.Commanded("command", "permit", Examples.MAY_4, null, null);
    }

    private static Dossier dossier(ProposalState state) {
        var at = Examples.MAY_4;
        var facts =
                Facts.about(Examples.DEBTOR)
                        .with(Examples.placed(Examples.account(), "AGENCY"), at)
                        .with(Examples.profile(Examples.MOBILE, Examples.SPOUSE), at)
                        .with(Examples.notice(5, Notice.Kind.CHANNELS_BLOCKED, at, Channel.SMS), at)
                        .with(new Plan("P1", List.of(), at, false, null), at)
                        .with(new Plan("P2", List.of(), null, true, null), at)
                        .with(new Promise("W1", List.of(Examples.ACCOUNT), 1, true), at)
                        .with(
                                new Reminder(
                                        Examples.id(8),
                                        at,
                                        "P1",
                                        3,
                                        Examples.ACCOUNT,
                                        LocalDate.of(2026, 5, 9),
                                        new Money(new BigDecimal("100"), "CNY"),
                                        at.plusSeconds(60)),
                                at)
                        .with(new Complaint("K1", null, true), at);
        var proposal =
                new Proposal("proposal", "sms", 1, 2, 1, Purpose.REMINDER, "mobile-100", state);
        var run =
                new Run(
                        Examples.id(9),
                        "early",
                        "M1",
                        at,
                        2,
                        List.of(proposal),
                        "champion",
                        "tone:soft",
                        Examples.cny("99.50"));
        return new Dossier(facts, Map.of(Examples.ACCOUNT, run));
    }
}
