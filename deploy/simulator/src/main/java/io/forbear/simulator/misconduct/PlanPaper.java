package io.forbear.simulator.misconduct;

import io.forbear.events.Instalment;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanContent;
import io.forbear.events.PlanProposed;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Statements;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan that somebody made past the plan desk, which would have refused an unlawful one, and
 * reported straight to the topics. Lawful unless something is changed.
 */
final class PlanPaper {
    private static final int LONGEST = 60;

    private final Scene scene;
    private final Instant at;
    private final Dice dice;
    private final String planId;
    private final Set<PlanContent> contents = EnumSet.complementOf(EnumSet.of(PlanContent.UNKNOWN));
    private int instalments = LONGEST;
    private boolean oral;
    private @Nullable String recordingRef;
    private boolean exceedsAbility = true;

    PlanPaper(Scene scene, Instant at, Dice dice) {
        this.scene = scene;
        this.at = at;
        this.dice = dice;
        this.planId = "L" + dice.pseudonym();
    }

    /** One instalment more than five years hold, the first being due a month after signature. */
    PlanPaper tooLong() {
        instalments = LONGEST + 1;
        return this;
    }

    PlanPaper lacking(PlanContent content) {
        contents.remove(content);
        return this;
    }

    PlanPaper oral() {
        oral = true;
        return this;
    }

    PlanPaper recorded() {
        recordingRef = "recording/" + planId;
        return this;
    }

    /** The debtor could pay at once. */
    PlanPaper forSomebodyAbleToPay() {
        exceedsAbility = false;
        return this;
    }

    /** Reports the proposal; the rules broken by it. */
    PlanPaper proposed(String... broken) {
        var event =
                PlanProposed.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(scene.victim().debtorId())
                        .setPlanId(planId)
                        .setAccountIds(scene.accountIds())
                        .setTotal(scene.balance())
                        .setInstalments(schedule())
                        .setContents(List.copyOf(contents))
                        .setOral(oral)
                        .setRecordingRef(recordingRef)
                        .setExceedsAbility(exceedsAbility)
                        .setWilling(true)
                        .build();
        scene.tell(new Outgoing<>(Topics.PLAN_PROPOSED, event));
        return plant(event.getEventId().toString(), broken);
    }

    /** Reports the agreement; the rules broken by it. */
    PlanPaper agreed(String... broken) {
        var event =
                PlanAgreed.newBuilder()
                        .setEventId(dice.eventId(at))
                        .setOccurredAt(at)
                        .setDebtorId(scene.victim().debtorId())
                        .setPlanId(planId)
                        .setAccountIds(scene.accountIds())
                        .setTotal(scene.balance())
                        .setInstalments(schedule())
                        .setContents(List.copyOf(contents))
                        .setOral(oral)
                        .setRecordingRef(recordingRef)
                        .setExceedsAbility(exceedsAbility)
                        .setWilling(true)
                        .setSignedAt(at)
                        .build();
        scene.tell(new Outgoing<>(Topics.PLAN_AGREED, event));
        return plant(event.getEventId().toString(), broken);
    }

    /** The debtor no longer performs it. */
    void broken(Instant brokenAt) {
        var event =
                PlanBroken.newBuilder()
                        .setEventId(dice.eventId(brokenAt))
                        .setOccurredAt(brokenAt)
                        .setDebtorId(scene.victim().debtorId())
                        .setPlanId(planId)
                        .setAccountIds(scene.accountIds())
                        .setReason(PlanBreach.WITHDRAWN_BY_DEBTOR)
                        .build();
        scene.tell(new Outgoing<>(Topics.PLAN_BROKEN, event));
    }

    private PlanPaper plant(String subject, String... broken) {
        for (var rule : broken) {
            scene.plant(subject, rule);
        }
        return this;
    }

    private List<Instalment> schedule() {
        var total = scene.victim().account().balance();
        var each = total.divide(BigDecimal.valueOf(instalments), 2, RoundingMode.DOWN);
        var last = total.subtract(each.multiply(BigDecimal.valueOf(instalments - 1L)));
        var signedOn = LocalDate.ofInstant(at, scene.victim().region().zone());
        var schedule = new ArrayList<Instalment>();
        for (int number = 1; number <= instalments; number++) {
            schedule.add(
                    new Instalment(
                            number,
                            signedOn.plusMonths(number),
                            Statements.money(
                                    number < instalments ? each : last,
                                    scene.victim().currency())));
        }
        return schedule;
    }
}
