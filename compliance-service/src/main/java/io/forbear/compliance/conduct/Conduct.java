package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ProposalDigest;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.casefile.Standing;
import io.forbear.compliance.intake.Intake;
import io.forbear.compliance.intake.Refusal;
import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce.Rules;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Decision;
import io.forbear.rules.Fact;
import io.forbear.rules.Gate;
import io.forbear.rules.RuleBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;

/**
 * Gate and detector of one task: loads a debtor's case file, lets the kernel judge, and stores what
 * came of it. Nothing is stored before everything has been judged: whoever parks what could not be
 * judged loses nothing, it can be judged another time as if it came then. A failure while storing
 * is an outage, for half of it may be stored; the transaction must not be committed.
 */
final class Conduct {
    private final RuleBook book;
    private final Gate gate;
    private final Assessor assessor;
    private final CaseFileStore files;
    private final Agenda agenda;
    private final List<ShadowWatch> watches;
    private final Horizon horizon;
    private final Forgetting forgetting;

    Conduct(Rules rules, Horizon horizon, CaseFileStore files, Agenda agenda, ShadowStore shadows) {
        this.book = rules.book();
        this.horizon = horizon;
        this.forgetting = new Forgetting(rules, horizon, files, agenda);
        this.gate = new Gate(book);
        this.assessor = new Assessor(book);
        this.files = files;
        this.agenda = agenda;
        this.watches =
                rules.shadows().stream()
                        .map(shadow -> new ShadowWatch(shadow, assessor, shadows))
                        .toList();
    }

    /** What came of something: events to send, or a refusal. */
    sealed interface Result {
        record Announced(List<Announcement> announcements) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** One subject, how it stood and how it stands. */
    private record Move(String subject, Standing before, Standing after) {}

    /** Takes facts in, and tells what they change. */
    Result learn(Cause cause, List<Fact> facts) {
        var refusal = Admission.refusal(facts, horizon, cause.now());
        return refusal == null
                ? new Result.Announced(learn(cause, files.load(cause.debtorId()), facts))
                : new Result.Refused(refusal);
    }

    /** Answers a proposal, unless it was answered before. */
    Result answer(Cause cause, Intake.Asked asked) {
        var proposal = asked.proposal();
        var refusal = Admission.refusal(List.of(proposal), horizon, cause.now());
        if (refusal != null) {
            return new Result.Refused(refusal);
        }
        var digest = ProposalDigest.of(proposal);
        var earlier = files.decided(cause.debtorId(), proposal.proposalId());
        if (earlier != null) {
            return repeated(proposal, earlier.equals(digest));
        }
        var file = files.load(cause.debtorId());
        if (file.fact(proposal.id()) != null) {
            return refused("event " + proposal.id() + " was another proposal before");
        }
        var announcements = decide(cause, file, proposal);
        store(
                () ->
                        files.putDecided(
                                cause.debtorId(),
                                proposal.proposalId(),
                                digest,
                                proposal.occurredAt()));
        return new Result.Announced(announcements);
    }

    /** Looks again at a subject that time has changed. */
    List<Announcement> look(Cause cause, String subject) {
        var file = files.load(cause.debtorId());
        if (Assessor.isFinal(file.fact(subject), horizon.asOf(cause.now()))) {
            return List.of();
        }
        var move =
                new Move(
                        subject,
                        files.standing(cause.debtorId(), subject),
                        assessor.assess(file, subject, cause.now()));
        var announcements = announcements(cause, file, List.of(move));
        store(() -> put(cause.debtorId(), List.of(move)));
        watches.forEach(watch -> watch.looked(file, subject, cause.now()));
        return announcements;
    }

    /** Lets go of what is needed no more, of one debtor at most. */
    void forget(Sweep sweep, Instant now) {
        store(forgetting.sweep(sweep, horizon.asOf(now))::run);
    }

    private List<Announcement> decide(Cause cause, CaseFile file, Fact.ContactProposed proposal) {
        // Contacts in flight count as of the asking, so that a replay decides as the day itself
        // did.
        var asked = proposal.recordedAt();
        var decidedAt = asked.isBefore(cause.now()) ? asked : cause.now();
        var decision = gate.decide(file, proposal, decidedAt);
        watches.forEach(watch -> watch.decided(file, proposal, decision, decidedAt));
        var versions = book.versionsInForce(proposal.occurredAt());
        var announcements = new ArrayList<Announcement>();
        announcements.add(DecisionRecords.of(cause, proposal, decision, versions));
        if (decision instanceof Decision.Permitted permitted) {
            var permitId = DecisionRecords.permitId(cause.eventId());
            var permit = permitted.permit(permitId, permitId, proposal, decidedAt);
            announcements.addAll(learn(cause, file, List.of(proposal, permit)));
        }
        return announcements;
    }

    private List<Announcement> learn(Cause cause, CaseFile file, List<? extends Fact> facts) {
        var since = horizon.asOf(cause.now());
        var changed = assessor.add(file, facts, since);
        var moves = new ArrayList<Move>();
        for (var subject : changed.subjects()) {
            var before =
                    changed.newcomers().contains(subject)
                            ? Standing.NONE
                            : files.standing(cause.debtorId(), subject);
            moves.add(new Move(subject, before, assessor.assess(file, subject, cause.now())));
        }
        var announcements = announcements(cause, file, moves);
        var removal = forgetting.removal(file, forgetting.crowding(file, since));
        store(
                () -> {
                    changed.changes().forEach(change -> files.put(file, change.fact()));
                    put(cause.debtorId(), moves);
                });
        watches.forEach(watch -> watch.learned(file, changed, since, cause.now()));
        store(removal::run);
        return announcements;
    }

    private static void store(Runnable changes) {
        try {
            changes.run();
        } catch (KafkaException outage) {
            throw outage;
        } catch (RuntimeException failure) {
            throw new KafkaException("what was judged cannot be stored as a whole", failure);
        }
    }

    private void put(String debtorId, List<Move> moves) {
        for (var move : moves) {
            if (!move.before().equals(move.after())) {
                files.put(debtorId, move.subject(), move.after());
                reschedule(debtorId, move);
            }
        }
    }

    private void reschedule(String debtorId, Move move) {
        var before = move.before().nextLook();
        var after = move.after().nextLook();
        if (before != null) {
            agenda.remove(new Agenda.Entry(before, debtorId, move.subject()));
        }
        if (after != null) {
            agenda.add(new Agenda.Entry(after, debtorId, move.subject()));
        }
    }

    private static List<Announcement> announcements(Cause cause, CaseFile file, List<Move> moves) {
        var announcements = new ArrayList<Announcement>();
        for (var move : moves) {
            var subject = file.fact(move.subject());
            var changes = StandingChange.between(move.before(), move.after());
            if (subject != null && !changes.isEmpty()) {
                var records = new ChangeRecords(cause, subject);
                changes.forEach(change -> announcements.add(records.of(change)));
            }
        }
        return announcements;
    }

    private static Result repeated(Fact.ContactProposed proposal, boolean same) {
        return same
                ? new Result.Announced(List.of())
                : refused(
                        "proposal "
                                + proposal.proposalId()
                                + " was decided before, with other content");
    }

    private static Result refused(String message) {
        return new Result.Refused(new Refusal(Reason.REJECTED, message));
    }
}
