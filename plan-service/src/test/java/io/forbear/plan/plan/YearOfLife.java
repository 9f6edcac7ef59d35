package io.forbear.plan.plan;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.plan.PlanExamples.IN_FORCE;
import static io.forbear.plan.plan.PlanExamples.noon;

import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.limits.PlanTerms;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.PaymentKind;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.performance.Life;
import io.forbear.plan.performance.PerformanceExamples;
import io.forbear.plan.plan.PlanState.Broken;
import io.forbear.plan.plan.PlanState.Renegotiated;
import io.forbear.plan.plan.PlanState.Stopped;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A year in the life of a plan of fourteen monthly instalments: what is paid, late, twice or too
 * much, taken back, declared of the debtor, and agreed anew. It is lived as the service lives it:
 * after each fact, and after each day that was foreseen, the plan is assessed from the state it
 * had.
 *
 * @param facts in the order in which they happened
 */
record YearOfLife(Plan plan, List<Fact> facts) {
    private static final LocalDate BEGIN = PerformanceExamples.SIGNED;
    private static final LocalDate END = BEGIN.plusDays(365);
    private static final int HARDSHIP_DAYS = 60;

    /** Something that becomes known. */
    sealed interface Fact {
        /** Money that moved. */
        record Posted(Payment payment) implements Fact {}

        /** Something declared of the debtor. */
        record Declared(Declaration declaration) implements Fact {}

        /** Another plan was agreed in its place. */
        record Replaced(Life.Replacement replacement) implements Fact {}
    }

    /** How it ended, without the instants at which that became known. */
    record End(
            PlanStatus status,
            @Nullable Breach breach,
            @Nullable String detail,
            List<LocalDate> dueOn) {}

    static YearOfLife of(String planId, Random random) {
        var schedule =
                Schedule.ofCount(cny("1400"), 14, PerformanceExamples.FIRST_DUE, Frequency.MONTHLY);
        var terms = IN_FORCE.terms();
        var plan =
                new Plan(
                        planId,
                        IN_FORCE.debtorId(),
                        IN_FORCE.accountIds(),
                        PlanTerms.shown(
                                schedule,
                                terms.contents(),
                                terms.exceedsAbility(),
                                terms.willing()),
                        IN_FORCE.oral(),
                        IN_FORCE.recordingRef(),
                        IN_FORCE.zone(),
                        IN_FORCE.graceDays(),
                        IN_FORCE.proposedAt(),
                        IN_FORCE.proposedBy(),
                        IN_FORCE.expiresAt(),
                        IN_FORCE.state());
        return new YearOfLife(plan, facts(schedule, random));
    }

    private static List<Fact> facts(Schedule schedule, Random random) {
        var facts = new ArrayList<Fact>();
        for (var instalment : schedule.instalments()) {
            var fate = random.nextInt(100);
            var late = fate < 90 ? random.nextInt(7) - 3 : random.nextInt(12);
            if (fate != 0) {
                facts.add(paid("P" + instalment.number(), instalment.dueOn().plusDays(late), 100));
            }
            if (fate % 25 == 1) {
                var lost = instalment.dueOn().plusDays(late + 1 + random.nextInt(20));
                facts.add(lost("R" + instalment.number(), "P" + instalment.number(), lost));
                if (random.nextBoolean()) {
                    facts.add(paid("Q" + instalment.number(), lost.plusDays(1), 100));
                }
            }
            if (fate % 20 == 2) {
                facts.add(paid("O" + instalment.number(), instalment.dueOn(), 250));
            }
        }
        declarations(facts, random);
        if (random.nextInt(12) == 0) {
            facts.add(
                    new Fact.Replaced(
                            new Life.Replacement(
                                    "PLAN-NEXT", BEGIN.plusDays(random.nextInt(300)))));
        }
        return facts;
    }

    private static void declarations(List<Fact> facts, Random random) {
        var day = BEGIN.plusDays(random.nextInt(300));
        switch (random.nextInt(14)) {
            case 0, 1 -> {
                facts.add(declared(Declaration.Kind.HARDSHIP_DECLARED, day));
                if (random.nextBoolean()) {
                    facts.add(declared(Declaration.Kind.HARDSHIP_ENDED, day.plusDays(20)));
                }
            }
            case 2 -> {
                facts.add(declared(Declaration.Kind.MORATORIUM_STARTED, day));
                facts.add(declared(Declaration.Kind.MORATORIUM_ENDED, day.plusDays(60)));
            }
            case 3 -> facts.add(declared(Declaration.Kind.DECEASED, day));
            case 4 -> {
                facts.add(declared(Declaration.Kind.BANKRUPT, day));
                if (random.nextBoolean()) {
                    facts.add(declared(Declaration.Kind.NOT_BANKRUPT, day.plusDays(9)));
                }
            }
            default -> {}
        }
    }

    private static Fact paid(String id, LocalDate date, int amount) {
        return new Fact.Posted(PerformanceExamples.payment(id, date, "" + amount));
    }

    private static Fact lost(String id, String of, LocalDate date) {
        return new Fact.Posted(
                PerformanceExamples.posting(
                        id, PaymentKind.REVERSAL, date, cny("100"), "A-1", of, null));
    }

    private static Fact declared(Declaration.Kind kind, LocalDate date) {
        return new Fact.Declared(
                new Declaration(UUID.randomUUID(), "D-1", noon(date), kind, List.of()));
    }

    /**
     * How it ends if facts arrive in an order, spread over the year: one that is known before it
     * happened waits for its day, as it does when a posting lies ahead.
     */
    End end(List<Fact> arrivals) {
        var known = new HashSet<Fact>();
        var now = noon(BEGIN);
        var step = 365L * 24 * 3600 / (arrivals.size() + 1);
        var assessed = assess(plan, known, now);
        for (var fact : arrivals) {
            var next = now.plusSeconds(step);
            assessed = live(assessed, known, next);
            known.add(fact);
            now = next;
            assessed = assess(assessed.plan(), known, now);
        }
        assessed = live(assessed, known, noon(END));
        return endOf(assess(assessed.plan(), known, noon(END)).plan(), known);
    }

    /** Looks again on each day that was foreseen. */
    private static Assessment live(Assessment assessed, Set<Fact> known, Instant until) {
        var current = assessed;
        for (var at = current.nextCheckAt();
                at != null && !at.isAfter(until);
                at = current.nextCheckAt()) {
            current = assess(current.plan(), known, at);
        }
        return current;
    }

    /** How it ends if everything is known from the beginning and looked at only at the end. */
    End endKnownAtOnce() {
        var known = new HashSet<>(facts);
        return endOf(assess(plan, known, noon(END)).plan(), known);
    }

    private static Assessment assess(Plan plan, Set<Fact> known, Instant now) {
        return Assessment.of(plan, life(plan, known, now), now);
    }

    private static @Nullable Life life(Plan plan, Set<Fact> known, Instant now) {
        var postings = new ArrayList<Payment>();
        var declarations = new ArrayList<Declaration>();
        Life.Replacement replacement = null;
        for (var fact : known) {
            switch (fact) {
                case Fact.Posted(var payment) -> postings.add(payment);
                case Fact.Declared(var declaration) -> declarations.add(declaration);
                case Fact.Replaced(var replaced) -> replacement = replaced;
            }
        }
        var pauses = Pauses.of(declarations, plan.accountIds(), plan.zone(), HARDSHIP_DAYS);
        return plan.life(postings, new Life.Circumstances(pauses, replacement), now);
    }

    private static End endOf(Plan plan, Set<Fact> known) {
        var life = life(plan, known, noon(END));
        return new End(
                plan.state().status(),
                plan.state() instanceof Broken broken ? broken.breach() : null,
                switch (plan.state()) {
                    case Stopped stopped -> stopped.reason().name();
                    case Renegotiated renegotiated -> renegotiated.successorPlanId();
                    case PlanState.Proposed _,
                            PlanState.Refused _,
                            PlanState.Withdrawn _,
                            PlanState.InForce _,
                            PlanState.Completed _,
                            Broken _ ->
                            null;
                },
                life == null
                        ? List.of()
                        : life.performance().instalments().stream()
                                .map(one -> one.instalment().dueOn())
                                .toList());
    }
}
