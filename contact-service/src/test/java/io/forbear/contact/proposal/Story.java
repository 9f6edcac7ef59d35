package io.forbear.contact.proposal;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Examples;
import io.forbear.contact.debtor.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What happens to a debtor, told step by step; after each, the treatment looks at him. */
final class Story {
    private Dossier dossier = Dossier.about(Examples.DEBTOR);
    private Instant now = Examples.MAY_4;
    private @Nullable Advance advance;
    private @Nullable Proposal last;
    private @Nullable PlannedContact first;

    Story at(@Nullable Instant instant) {
        now = Objects.requireNonNull(instant);
        return this;
    }

    void learn(UnaryOperator<Facts> facts) {
        dossier = dossier.with(facts.apply(dossier.facts()));
        look();
    }

    void look() {
        var looked = Stories.TREATMENT.advance(dossier, now);
        advance = looked;
        dossier = looked.dossier();
        if (!looked.proposed().isEmpty()) {
            last = looked.proposed().getLast();
            first = first == null ? lastProposal().contact() : first;
        }
    }

    @Nullable PlannedContact permit() {
        return rule(permitted(now.plus(Duration.ofMinutes(15))));
    }

    /** A permit for the last proposal. */
    Verdict permitted(Instant notAfter) {
        var contact = lastProposal().contact();
        var permit =
                new Permit(
                        "permit",
                        lastId(),
                        contact.channel(),
                        contact.party().personId(),
                        contact.endpoint(),
                        now,
                        notAfter,
                        List.of("cn-cards@1"));
        return new Verdict.Permitted(permit, "command");
    }

    @Nullable PlannedContact rule(Verdict verdict) {
        var ruling = Stories.TREATMENT.decided(dossier, lastId(), verdict, now);
        dossier = ruling.dossier();
        look();
        return ruling.command();
    }

    void report(Outcome outcome, Instant at) {
        var report = new AttemptReport("attempt " + lastId(), lastId(), null, null, outcome, at);
        dossier = Stories.TREATMENT.attempted(dossier, report).orElseThrow().dossier();
        look();
    }

    /** Whether another report on the last proposal had an effect. */
    boolean reportAs(String attemptId, Outcome outcome) {
        var report = new AttemptReport(attemptId, lastId(), null, null, outcome, now);
        return Stories.TREATMENT.attempted(dossier, report).isPresent();
    }

    /** Time passes until the next proposal is due. */
    void goToNext() {
        at(dueAt()).look();
    }

    Instant now() {
        return now;
    }

    Dossier dossier() {
        return dossier;
    }

    NextStep next() {
        return nextOf(Examples.ACCOUNT);
    }

    NextStep nextOf(String accountId) {
        return Objects.requireNonNull(looked().next().get(accountId));
    }

    NextStep.Propose planned() {
        return (NextStep.Propose) next();
    }

    @Nullable Instant dueAt() {
        return looked().dueAt();
    }

    List<Proposal> proposals() {
        return looked().proposed();
    }

    List<Proposal> changed() {
        return looked().changed();
    }

    List<GatewayNews> news() {
        return looked().news();
    }

    String lastId() {
        return Objects.requireNonNull(last).proposalId();
    }

    ProposalState.Proposed lastProposal() {
        return (ProposalState.Proposed) Objects.requireNonNull(last).state();
    }

    ProposalState.Proposed onlyProposal() {
        if (proposals().size() != 1) {
            throw new AssertionError("expected one proposal, found " + proposals());
        }
        return lastProposal();
    }

    PlannedContact firstContact() {
        return Objects.requireNonNull(first);
    }

    private Advance looked() {
        return Objects.requireNonNull(advance);
    }
}
