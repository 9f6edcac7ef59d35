package io.forbear.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges a contact before it is made. Its outcome is unknown, and so is that of every permitted
 * contact in flight: each counts as the worst it may become. An observation never blocks.
 */
public final class Gate {
    /**
     * How long a permit reserves its slot from the planned instant on, and holds unless the law
     * forbids the contact before.
     */
    public static final Duration PERMIT_VALIDITY = Duration.ofMinutes(15);

    // far more steps than any set of rules takes; ends a search in rules that never agree
    private static final int MAX_STEPS = 10_000;

    private final RuleBook book;

    public Gate(RuleBook book) {
        this.book = book;
    }

    /**
     * Decides on a proposal.
     *
     * @param file what is known; the proposal itself may be in it or not
     * @param now when the decision is made; contacts in flight at that instant count
     */
    public Decision decide(CaseFile file, Fact.ContactProposed proposal, Instant now) {
        var planned = proposal.occurredAt();
        var verdict = judge(file, proposal, planned, now, true);
        if (!verdict.blocked()) {
            return new Decision.Permitted(
                    List.copyOf(verdict.findings()), planned, lastLawful(file, proposal, now));
        }
        var lawful = firstLawful(file, proposal, now, verdict);
        return lawful.equals(Breaches.NEVER)
                ? new Decision.Denied(List.copyOf(verdict.findings()))
                : new Decision.Deferred(List.copyOf(verdict.findings()), lawful);
    }

    /**
     * The last instant at which a contact permitted now may still be made: a permit for five to ten
     * at night does not hold a quarter of an hour where ten is the limit.
     */
    private Instant lastLawful(CaseFile file, Fact.ContactProposed proposal, Instant now) {
        var planned = proposal.occurredAt();
        var last = planned.plus(PERMIT_VALIDITY);
        for (var at : TurningPoints.between(book, file, planned, last.plusMillis(1))) {
            if (at.isAfter(planned) && judge(file, proposal, at, now, false).blocked()) {
                return at.minusMillis(1);
            }
        }
        return last;
    }

    /**
     * When the same contact would be permitted if it were proposed for that instant, at that
     * instant, and nothing else had happened until then.
     *
     * @param proposal says what contact; its own instant does not matter
     * @param from first instant, in whole milliseconds
     * @param until the instant after the last
     * @return stretches that follow on one another without gaps from the first instant to the last
     */
    public List<Stretch> outlook(
            CaseFile file, Fact.ContactProposed proposal, Instant from, Instant until) {
        var points = List.copyOf(TurningPoints.between(book, file, from, until));
        var stretches = new ArrayList<Stretch>();
        for (int i = 0; i < points.size(); i++) {
            var at = points.get(i);
            var end = i + 1 < points.size() ? points.get(i + 1) : until;
            var next = new Stretch(at, end, closedBy(judge(file, proposal, at, at, true)));
            var last = stretches.isEmpty() ? null : stretches.getLast();
            if (last != null && last.closedLike(next)) {
                stretches.set(stretches.size() - 1, last.and(next));
            } else {
                stretches.add(next);
            }
        }
        return stretches;
    }

    private static List<Finding> closedBy(ContactVerdict verdict) {
        var blocking = new ArrayList<Finding>();
        for (var finding : verdict.findings()) {
            if (finding.consequence().blocks()) {
                blocking.add(finding);
            }
        }
        return blocking;
    }

    /** The first instant at which the same contact is permitted if only time passes. */
    private Instant firstLawful(
            CaseFile file, Fact.ContactProposed proposal, Instant now, ContactVerdict atPlanned) {
        var at = proposal.occurredAt();
        var verdict = atPlanned;
        if (now.isBefore(at) && !file.inFlight(now).equals(file.inFlight(at))) {
            verdict = judge(file, proposal, at, at, false);
        }
        for (int step = 0; verdict.blocked(); step++) {
            var next = verdict.blockedUntil();
            var change = nextChange(file, at);
            at = change.isBefore(next) ? change : next;
            if (at.equals(Breaches.NEVER) || step == MAX_STEPS) {
                return Breaches.NEVER;
            }
            verdict = judge(file, proposal, at, at, false);
        }
        return at;
    }

    /**
     * Judges the proposed contact at an instant, with what is in flight at another.
     *
     * @param explained whether anybody will read the findings
     */
    private ContactVerdict judge(
            CaseFile file,
            Fact.ContactProposed proposal,
            Instant at,
            Instant now,
            boolean explained) {
        var candidate = new Attempt(proposal.id(), at, proposal.contact(), null);
        var past = file.attempts();
        var flying = othersInFlight(file, proposal, now);
        if (flying.isEmpty()) {
            return gate(file, candidate, past, countUntil(past, at), explained);
        }
        var all = new ArrayList<Attempt>(past);
        all.addAll(flying);
        Collections.sort(all);
        int end = countUntil(all, at);
        var verdict = gate(file, candidate, all, end, explained);
        if (verdict.blocked()) {
            return verdict;
        }
        var spoilt = spoilt(file, candidate, all, end, explained);
        return spoilt == null ? verdict : spoilt;
    }

    /**
     * A contact that is fine by itself must not turn one that is already permitted into a breach.
     */
    private @Nullable ContactVerdict spoilt(
            CaseFile file, Attempt candidate, List<Attempt> all, int end, boolean explained) {
        for (int i = end; i < all.size(); i++) {
            var later = all.get(i);
            if (later.outcome() == null && !gate(file, later, all, i, false).blocked()) {
                var with = new ArrayList<>(all);
                with.add(end, candidate);
                var spoilt = gate(file, later, with, i + 1, explained);
                if (spoilt.blocked()) {
                    return spoilt;
                }
            }
        }
        return null;
    }

    private ContactVerdict gate(
            CaseFile file, Attempt subject, List<Attempt> history, int end, boolean explained) {
        return explained
                ? ContactVerdict.of(book, file, subject, history, end, Mode.GATE)
                : ContactVerdict.unexplained(book, file, subject, history, end);
    }

    private static List<Attempt> othersInFlight(
            CaseFile file, Fact.ContactProposed proposal, Instant now) {
        var flying = new ArrayList<>(file.inFlight(now));
        flying.removeIf(attempt -> attempt.id().equals(proposal.id()));
        return flying;
    }

    private static int countUntil(List<Attempt> history, Instant at) {
        int count = history.size();
        while (count > 0 && history.get(count - 1).at().isAfter(at)) {
            count--;
        }
        return count;
    }

    /** The next instant at which something other than the mere time of day changes. */
    private Instant nextChange(CaseFile file, Instant after) {
        var next = Breaches.NEVER;
        var lapse = file.nextLapse(after);
        if (lapse != null) {
            next = lapse;
        }
        var fact = file.nextFact(after);
        next = fact == null ? next : earlier(next, fact, after);
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            var from = consent.scope().from();
            next = from == null ? next : earlier(next, from, after);
        }
        for (var plan : file.all(Fact.PlanAgreed.class)) {
            next = earlier(next, plan.signedAt(), after);
        }
        for (var part : book.parts()) {
            next = earlier(next, part.pack().effectiveFrom(), after);
            var end = part.pack().effectiveTo();
            next = end == null ? next : earlier(next, end, after);
        }
        return next;
    }

    private static Instant earlier(Instant known, Instant candidate, Instant after) {
        return candidate.isAfter(after) && candidate.isBefore(known) ? candidate : known;
    }
}
