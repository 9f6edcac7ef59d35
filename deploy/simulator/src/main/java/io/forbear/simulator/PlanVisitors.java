package io.forbear.simulator;

import io.forbear.events.PlanAgreed;
import io.forbear.simulator.agenda.Agenda;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.desk.PlanDesk;
import io.forbear.simulator.desk.PlanRequest;
import io.forbear.simulator.misconduct.AfterPlan;
import io.forbear.simulator.misconduct.GroundTruth;
import io.forbear.simulator.portfolio.Debtor;
import java.time.Instant;
import java.util.Comparator;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Debtors who come to the plan desk, and collectors who call some of them all the same. */
final class PlanVisitors {
    private static final double ASKS_FOR_A_PLAN = 0.06;
    private static final double IS_CALLED_ALL_THE_SAME = 0.5;

    private final @Nullable PlanDesk desk;
    private final Script script;
    private final Agenda agenda;
    private final GroundTruth truth;
    private final Dice dice;
    private final Map<String, Debtor> debtors;
    private final Deque<PlanRequest> requests;
    private final boolean isHonest;
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();

    /**
     * The visitors of a run.
     *
     * @param desk where they go; null: there is none, and nobody goes
     */
    PlanVisitors(
            @Nullable PlanDesk desk,
            Settings settings,
            Script script,
            Agenda agenda,
            GroundTruth truth) {
        this.desk = desk;
        this.script = script;
        this.agenda = agenda;
        this.truth = truth;
        this.isHonest = settings.misconduct() == 0;
        this.dice = Dice.of(settings.seed(), "plans", 0);
        this.debtors =
                script.debtors().stream()
                        .filter(debtor -> !script.casting().isVictim(debtor.debtorId()))
                        .filter(_ -> !settings.isPast())
                        .filter(_ -> dice.chance(ASKS_FOR_A_PLAN))
                        .collect(Collectors.toMap(Debtor::debtorId, Function.identity()));
        this.requests = desk == null ? new ConcurrentLinkedDeque<>() : requests();
    }

    private Deque<PlanRequest> requests() {
        return script.debtors().stream()
                .filter(debtor -> debtors.containsKey(debtor.debtorId()))
                .map(this::request)
                .sorted(Comparator.comparing(PlanRequest::at))
                .collect(Collectors.toCollection(ConcurrentLinkedDeque::new));
    }

    private PlanRequest request(Debtor debtor) {
        var at = script.span().working(dice, debtor.region().zone());
        return new PlanRequest(at, debtor, dice.between(3, 24));
    }

    /** Lets in whoever is due. */
    void admit(Instant now) {
        for (var next = first(); next != null && !next.at().isAfter(now); next = first()) {
            if (desk != null) {
                desk.agree(next);
            }
            requests.removeFirst();
        }
    }

    /** When the next is to be let in; null if nobody waits. */
    @Nullable Instant next() {
        var first = first();
        return first == null ? null : first.at();
    }

    private @Nullable PlanRequest first() {
        return requests.peekFirst();
    }

    /** A plan has come into force: somebody may not care. */
    synchronized void hear(PlanAgreed plan) {
        var debtor = debtors.get(plan.getDebtorId());
        if (debtor != null) {
            truth.agreed(plan);
        }
        if (debtor == null || !agreed.add(plan.getDebtorId())) {
            return;
        }
        if (!isHonest && AfterPlan.isForbidden(debtor) && dice.chance(IS_CALLED_ALL_THE_SAME)) {
            var story = AfterPlan.story(debtor, plan.getSignedAt(), dice);
            if (story.dues().getLast().at().isBefore(script.span().end())) {
                agenda.addAll(story.dues());
                truth.plant(story.planted());
            }
        }
    }
}
