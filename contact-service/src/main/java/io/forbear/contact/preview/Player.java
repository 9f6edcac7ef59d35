package io.forbear.contact.preview;

import io.forbear.contact.proposal.Advance;
import io.forbear.contact.proposal.AttemptReport;
import io.forbear.contact.proposal.Closing;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Permit;
import io.forbear.contact.proposal.Proposal;
import io.forbear.contact.proposal.ProposalState;
import io.forbear.contact.proposal.Treatment;
import io.forbear.contact.proposal.Verdict;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plays the treatment of a debtor forward by the very functions that decide it in earnest. Supposed
 * is that nothing happens but our contacts: nobody pays, complains or moves, and every account
 * stays in its stage. All functions are pure.
 */
public final class Player {
    // more than anybody is asked for in the longest preview; ends a play that would not end
    static final int MOST_SCENES = 200;

    private final Treatment treatment;
    private final Supposition supposition;

    public Player(Treatment treatment, Supposition supposition) {
        this.treatment = treatment;
        this.supposition = supposition;
    }

    /** The beginning of a play, up to its first question to the gate. */
    public Play begin(Dossier dossier, Instant now, Instant end) {
        return goOn(Play.begin(dossier, now, end));
    }

    /** How it goes on after an answer, up to the next question or the end. */
    public Play answered(Play play, GateAnswer answer) {
        var question = Objects.requireNonNull(play.question(), "nothing was asked");
        var ruling =
                treatment.decided(
                        play.dossier(),
                        question.proposalId(),
                        verdict(question, answer, play.now()),
                        play.now());
        var contact = question.contact();
        var at = question.plannedAt();
        if (ruling.command() == null) {
            var scene = Scene.of(contact, at, answer, null);
            return goOn(play.with(ruling.dossier(), scene));
        }
        var outcome = supposition.of(play.dossier().facts(), question);
        var report =
                new AttemptReport(
                        question.proposalId(), question.proposalId(), null, null, outcome, at);
        return goOn(
                play.with(
                        ruling.dossier(),
                        Scene.of(contact, at, answer, outcome),
                        new Supposed(contact, at, outcome),
                        report));
    }

    private static Verdict verdict(Play.Question question, GateAnswer answer, Instant now) {
        return switch (answer.decision()) {
            case PERMITTED ->
                    new Verdict.Permitted(permit(question, answer), question.proposalId());
            case DEFERRED ->
                    new Verdict.Deferred(
                            Objects.requireNonNullElse(answer.notBefore(), now), answer.ruleIds());
            case DENIED -> new Verdict.Denied(answer.ruleIds());
        };
    }

    private static Permit permit(Play.Question question, GateAnswer answer) {
        var contact = question.contact();
        return new Permit(
                question.proposalId(),
                question.proposalId(),
                contact.channel(),
                contact.party().personId(),
                contact.endpoint(),
                question.plannedAt(),
                Objects.requireNonNullElse(answer.notAfter(), question.plannedAt()),
                List.of());
    }

    private Play goOn(Play from) {
        var play = from;
        while (play.question() == null && !play.over()) {
            play = next(play);
        }
        return play;
    }

    private Play next(Play play) {
        var advance = treatment.advance(play.dossier(), play.now());
        if (play.scenes().size() >= MOST_SCENES) {
            return play.over(advance.dossier(), advance.next());
        }
        var question = open(advance.dossier());
        if (question.isPresent()) {
            return play.asking(advance.dossier(), question.get());
        }
        var then = then(play, advance);
        return then == null
                ? play.over(advance.dossier(), advance.next())
                : reported(play, advance.dossier(), then);
    }

    /** When something happens next; null: not before the end. */
    private static @Nullable Instant then(Play play, Advance advance) {
        return Stream.concat(
                        // what was due now has just been done
                        Stream.ofNullable(advance.dueAt()).filter(at -> at.isAfter(play.now())),
                        play.reports().stream().map(AttemptReport::occurredAt))
                .min(Comparator.naturalOrder())
                .map(at -> at.isBefore(play.now()) ? play.now() : at)
                .filter(at -> at.isBefore(play.end()))
                .orElse(null);
    }

    /** With everything reported that is due by then. */
    private Play reported(Play play, Dossier dossier, Instant then) {
        var changed = dossier;
        for (var report : play.reports()) {
            if (!report.occurredAt().isAfter(then)) {
                var before = changed;
                changed = treatment.attempted(changed, report).map(Closing::dossier).orElse(before);
            }
        }
        var awaited =
                play.reports().stream().filter(one -> one.occurredAt().isAfter(then)).toList();
        return play.at(changed, then, awaited);
    }

    /** A proposal on which the gate has not decided. */
    private static Optional<Play.Question> open(Dossier dossier) {
        return dossier.runs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(run -> run.getValue().proposals().stream())
                .flatMap(Player::question)
                .findFirst();
    }

    private static Stream<Play.Question> question(Proposal proposal) {
        return proposal.state() instanceof ProposalState.Proposed proposed
                ? Stream.of(
                        new Play.Question(
                                proposal.proposalId(), proposed.contact(), proposed.plannedAt()))
                : Stream.empty();
    }
}
