package io.forbear.account.intake;

import io.forbear.account.fact.Circumstance;
import io.forbear.account.fact.Facts;
import io.forbear.account.fact.Facts.Recording;
import io.forbear.account.fact.Facts.Taken;
import io.forbear.account.fact.Pause;
import io.forbear.account.stage.Cause;
import io.forbear.account.stage.StageService;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes down what somebody here records, and looks anew at the accounts it is about. The caller has
 * a transaction.
 */
@Component
public class FactIntake {
    private final Facts facts;
    private final StageService stages;
    private final Clock clock;

    FactIntake(Facts facts, StageService stages, Clock clock) {
        this.facts = facts;
        this.stages = stages;
        this.clock = clock;
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
