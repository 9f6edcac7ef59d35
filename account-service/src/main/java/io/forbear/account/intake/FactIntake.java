package io.forbear.account.intake;

import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Facts.Recording;
import io.forbear.account.fact.Facts.Taken;
import io.forbear.account.fact.Notice;
import io.forbear.account.fact.Pause;
import io.forbear.account.fact.PlanFact;
import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.fact.PromiseFact;
import io.forbear.account.fact.PromiseFacts;
import io.forbear.account.fact.Statement;
import io.forbear.account.segment.Judging;
import io.forbear.account.stage.Cause;
import io.forbear.account.stage.StageService;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes down what becomes known, and looks anew at the accounts it is about. The caller has a
 * transaction.
 */
@Component
public class FactIntake {
    private final Facts facts;
    private final PromiseFacts promises;
    private final StageService stages;
    private final Judging judging;
    private final Clock clock;

    FactIntake(
            Facts facts, PromiseFacts promises, StageService stages, Judging judging, Clock clock) {
        this.facts = facts;
        this.promises = promises;
        this.stages = stages;
        this.judging = judging;
        this.clock = clock;
    }

    Mono<Void> take(Statement statement) {
        return facts.take(statement, clock.instant())
                .delayUntil(taken -> judging.judgeFirst(taken.accounts()))
                .flatMap(taken -> restage(taken, Cause.OVERDUE_REPORTED, statement.eventId()));
    }

    Mono<Void> take(Posting posting) {
        return facts.take(posting, clock.instant())
                .flatMap(taken -> restage(taken, cause(posting.kind()), posting.eventId()));
    }

    private static Cause cause(PostingKind kind) {
        return switch (kind) {
            case PAYMENT, ADJUSTMENT -> Cause.PAYMENT_POSTED;
            case REVERSAL, CHARGEBACK -> Cause.PAYMENT_REVERSED;
        };
    }

    /** For the facts of one event about a plan, one for each of the plan's accounts. */
    Mono<Void> takeAll(List<PlanFact> plan, Cause cause) {
        return facts.takeAll(plan, clock.instant())
                .flatMap(taken -> restage(taken, cause, plan.getFirst().eventId()));
    }

    /** For the facts of one judgement of a promise; no stage depends on them. */
    Mono<Void> takeJudged(List<PromiseFact> promise) {
        return promises.takeAll(promise, clock.instant());
    }

    Mono<Void> take(Notice notice) {
        return facts.take(notice, clock.instant())
                .flatMap(taken -> restage(taken, Cause.NOTICE_RECEIVED, notice.eventId()));
    }

    /**
     * Takes down a circumstance that somebody here records: that an account was referred to court,
     * that the referral ended, or that it was written off. The same event id again corrects it.
     *
     * @param by subject of the token of who records it
     */
    public Mono<Void> record(Circumstance circumstance, String by, String reason) {
        return facts.take(circumstance, new Recording(by, reason, clock.instant()))
                .flatMap(taken -> restage(taken, cause(circumstance), circumstance.eventId()));
    }

    /** Takes down a pause; the same event id again gives it other days. */
    public Mono<Void> record(Pause pause, String by, String reason) {
        return facts.take(pause, new Recording(by, reason, clock.instant()))
                .flatMap(taken -> restage(pause, taken));
    }

    /** Takes a pause back. */
    public Mono<Void> withdraw(Pause pause, String by, String reason) {
        return facts.takeBack(pause, new Recording(by, reason, clock.instant()))
                .flatMap(taken -> restage(pause, taken));
    }

    private Mono<Void> restage(Pause pause, Taken taken) {
        return stages.restage(taken.accounts(), Cause.PAUSE_RECORDED, pause.eventId());
    }

    private static Cause cause(Circumstance circumstance) {
        return switch (circumstance.kind()) {
            case HARDSHIP, MORATORIUM -> Cause.NOTICE_RECEIVED;
            case LEGAL_REFERRAL -> Cause.REFERRAL_RECORDED;
            case WRITE_OFF -> Cause.WRITE_OFF_RECORDED;
        };
    }

    private Mono<Void> restage(Taken taken, Cause cause, UUID eventId) {
        var why = taken.correction() ? Cause.CORRECTION : cause;
        return stages.restage(taken.accounts(), why, eventId);
    }
}
