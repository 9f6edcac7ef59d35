package io.forbear.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseFileTest {
    private final CaseFile file = Given.file();

    private List<String> attempts() {
        return file.attempts().stream().map(a -> a.id() + " " + a.outcome()).toList();
    }

    private List<String> inFlight(String at) {
        return file.inFlight(Instant.parse(at)).stream().map(Attempt::id).toList();
    }

    private void permit(Fact.ContactProposed proposal) {
        file.add(proposal);
        var at = proposal.occurredAt();
        file.add(
                new Decision.Permitted(List.of(), at, at.plus(Gate.PERMIT_VALIDITY))
                        .permit("permit " + proposal.id(), "permit", proposal, at));
    }

    @Test
    void keepsContactsInEventTime() {
        file.add(Given.unanswered("late", "2026-03-02T10:00:00Z"));
        file.add(Given.unanswered("b", "2026-03-01T10:00:00Z"));
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        assertThat(attempts())
                .containsExactly("a RANG_UNANSWERED", "b RANG_UNANSWERED", "late RANG_UNANSWERED");
    }

    @Test
    void replacesAFactByItsCorrection() {
        var wrong = Given.unanswered("a", "2026-03-01T10:00:00Z");
        var right =
                Given.made("a", "2026-03-03T10:00:00Z", Given.call().build(), Outcome.CONVERSATION);
        file.add(wrong);
        file.add(Given.unanswered("b", "2026-03-02T10:00:00Z"));
        assertThat(file.add(right)).isEqualTo(new CaseFile.Change(right, wrong));
        assertThat(attempts()).containsExactly("b RANG_UNANSWERED", "a CONVERSATION");
    }

    @Test
    void keepsACorrectionWhenWhatItCorrectedComesAgain() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        file.add(Given.unanswered("a", "2026-03-02T10:00:00Z"));
        var right =
                Given.made("a", "2026-03-03T10:00:00Z", Given.call().build(), Outcome.CONVERSATION);
        file.add(right);
        assertThat(file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"))).isNull();
        assertThat(file.add(Given.unanswered("a", "2026-03-02T10:00:00Z"))).isNull();
        assertThat(attempts()).containsExactly("a CONVERSATION");

        var restored = new CaseFile("D");
        restored.restore(right, file.superseded("a"));
        assertThat(restored.add(Given.unanswered("a", "2026-03-02T10:00:00Z"))).isNull();
        assertThat(restored.fact("a")).isEqualTo(right);
    }

    @Test
    void tellsNoChangeForAKnownFact() {
        file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"));
        assertThat(file.add(Given.unanswered("a", "2026-03-01T10:00:00Z"))).isNull();
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void holdsTheSlotOfAPermittedProposalForItsTime() {
        permit(Given.proposed("g", "2026-03-01T10:00:00Z"));
        assertThat(inFlight("2026-03-01T10:14:59Z")).containsExactly("g");
        assertThat(inFlight("2026-03-01T10:15:00Z")).isEmpty();
        assertThat(attempts()).isEmpty();
    }

    @Test
    void holdsNoSlotForAProposalThatWasNotPermitted() {
        file.add(Given.proposed("g", "2026-03-01T10:00:00Z"));
        assertThat(inFlight("2026-03-01T10:00:00Z")).isEmpty();
    }

    @Test
    void countsAReportedProposalOnceByItsOutcome() {
        permit(Given.proposed("g", "2026-03-01T10:00:00Z"));
        var contact = Given.call().proposalId("g").build();
        file.add(Given.made("c", "2026-03-01T10:01:00Z", contact, Outcome.CONVERSATION));
        assertThat(inFlight("2026-03-01T10:05:00Z")).isEmpty();
        assertThat(attempts()).containsExactly("c CONVERSATION");
    }

    @Test
    void countsAClosedProposalByTheOutcomeItWasClosedWith() {
        permit(Given.proposed("g", "2026-03-01T10:00:00Z"));
        var at = Instant.parse("2026-03-01T10:02:00Z");
        file.add(new Fact.ProposalClosed("x", at, at, "g", Outcome.RANG_UNANSWERED));
        assertThat(inFlight("2026-03-01T10:05:00Z")).isEmpty();
        assertThat(attempts()).containsExactly("g RANG_UNANSWERED");
    }

    @Test
    void forgetsAProposalThatExpired() {
        permit(Given.proposed("g", "2026-03-01T10:00:00Z"));
        var at = Instant.parse("2026-03-01T10:02:00Z");
        file.add(new Fact.ProposalClosed("x", at, at, "g", Outcome.EXPIRED));
        assertThat(inFlight("2026-03-01T10:05:00Z")).isEmpty();
        assertThat(attempts()).isEmpty();
    }

    @Test
    void countsAnUnreportedProposalAsOpenUntilAReportComes() {
        permit(Given.proposed("g", "2026-03-01T10:00:00Z"));
        var at = Instant.parse("2026-03-01T10:00:00Z");
        file.add(new Fact.ProposalClosed("x", at, at, "g", Outcome.UNREPORTED));
        assertThat(inFlight("2026-03-01T10:05:00Z")).isEmpty();
        assertThat(attempts()).containsExactly("g null");
        var contact = Given.call().proposalId("g").build();
        file.add(Given.made("c", "2026-03-01T10:01:00Z", contact, Outcome.RANG_UNANSWERED));
        assertThat(attempts()).containsExactly("c RANG_UNANSWERED");
    }

    @Test
    void believesAGatewayThatMadeNoContactWheneverItSaysSo() {
        permit(Given.proposed("g", "2026-03-01T10:00:00Z"));
        var at = Instant.parse("2026-03-01T10:02:00Z");
        var later = Instant.parse("2026-03-02T10:00:00Z");
        file.add(new Fact.ProposalClosed("y", at, later, "g", Outcome.EXPIRED));
        file.add(new Fact.ProposalClosed("x", later, later, "g", Outcome.UNREPORTED));
        assertThat(attempts()).isEmpty();
    }

    @Test
    void knowsWhatWasKnownOfAnAccountAtAnInstant() {
        var first = file.accountAt("A", Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(first).isNotNull();
        var later =
                new Account(
                        "A",
                        "BANK",
                        List.of("XX"),
                        Coverage.THIRD_PARTY,
                        null,
                        null,
                        null,
                        null,
                        true);
        var from = Instant.parse("2026-03-01T00:00:00Z");
        file.add(new Fact.AccountStated("account 2", from, from, later));
        assertThat(file.accountAt("A", from.minusNanos(1))).isEqualTo(first);
        assertThat(file.accountAt("A", from)).isEqualTo(later);
        assertThat(file.accountAt("B", from)).isNull();
    }

    @Test
    void takesTheFirstStatementForTheTimeBeforeIt() {
        var empty = new CaseFile("D");
        assertThat(empty.profileAt(Instant.EPOCH)).isEqualTo(Profile.UNKNOWN);
        var from = Instant.parse("2026-03-01T00:00:00Z");
        var profile = new Profile(List.of(), Set.of("XX"), Set.of(), false);
        empty.add(new Fact.ProfileStated("p", from, from, profile));
        assertThat(empty.profileAt(Instant.EPOCH)).isEqualTo(profile);
    }

    @Test
    void holdsADebtorVulnerableFromTheNoteOn() {
        var file = new CaseFile("D");
        var from = Instant.parse("2026-03-01T00:00:00Z");
        var profile = new Profile(List.of(), Set.of("XX"), Set.of(DebtorFlag.BANKRUPT), false);
        file.add(new Fact.ProfileStated("p", from, from, profile));
        file.add(new Fact.VulnerabilityNoted("v", from.plusSeconds(60), from));
        assertThat(file.profileAt(from.plusSeconds(59))).isEqualTo(profile);
        assertThat(file.profileAt(from.plusSeconds(60)).flags())
                .containsExactlyInAnyOrder(DebtorFlag.BANKRUPT, DebtorFlag.VULNERABLE);
    }
}
