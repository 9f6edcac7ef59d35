package io.forbear.plan.plan;

import io.forbear.messaging.EventIds;
import io.forbear.messaging.request.Mark;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The life of a plan after its signature, over HTTP. */
@RestController
@RequestMapping("/plans/{planId}")
@Tag(name = "plans", description = "Repayment plans: proposed, agreed, kept or broken")
class PlanLifeController {
    private static final String DESK = "hasRole('plan-desk')";
    private static final String READERS =
            "hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')";

    private final PlanLifeService service;
    private final Plans plans;
    private final PlanLives lives;
    private final int longestPause;
    private final Clock clock;

    PlanLifeController(
            PlanLifeService service,
            Plans plans,
            PlanLives lives,
            @Value("${forbear.plan.longest-pause-days}") int longestPause,
            Clock clock) {
        this.service = service;
        this.plans = plans;
        this.lives = lives;
        this.longestPause = longestPause;
        this.clock = clock;
    }

    /**
     * A pause of a plan.
     *
     * @param from today unless given; may lie in the past
     * @param reviewOn when it ends, and what has become of the debtor is looked at
     */
    record PauseBody(
            @Nullable LocalDate from,
            @NotNull LocalDate reviewOn,
            @NotBlank @Size(max = 500) String because) {}

    /**
     * The plan that takes the place of another.
     *
     * @param signedAt now unless given; this and what follows as in {@link AgreementBody}
     */
    record RenegotiationBody(
            @NotBlank String successorPlanId,
            @Nullable Instant signedAt,
            @Nullable Boolean oral,
            @Nullable @Size(max = 500) String recordingRef,
            Acceptance.@Nullable Channel channel,
            @Nullable @Size(max = 200) String acceptedBy) {

        AgreementBody agreement() {
            return new AgreementBody(signedAt, oral, recordingRef, channel, acceptedBy);
        }
    }

    @PreAuthorize(READERS)
    @GetMapping("/life")
    @Operation(summary = "What has become of an agreed plan, and of each of its instalments")
    Mono<PlanLifeView> life(@PathVariable String planId) {
        return plans.find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(this::view);
    }

    @PreAuthorize(DESK)
    @PostMapping("/pauses")
    @Operation(
            summary = "Pause a plan in hardship",
            description =
                    "Instalments that could still be paid in time fall due as many days later.")
    Mono<PlanLifeView> pause(
            @PathVariable String planId,
            @Valid @RequestBody PauseBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var mark = Mark.of(caller.getName(), key, List.of("pause", planId, body));
        return plans.find(planId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                .flatMap(plan -> service.pause(planId, pause(plan, body, caller.getName()), mark))
                .flatMap(this::view);
    }

    private AgreedPause pause(Plan plan, PauseBody body, String caller) {
        var today = LocalDate.ofInstant(clock.instant(), plan.zone());
        var from = body.from() == null ? today : body.from();
        if (from.isAfter(today)) {
            throw Problem.invalid("from", "must not lie ahead; today is " + today);
        }
        if (!body.reviewOn().isAfter(today)) {
            throw Problem.invalid("reviewOn", "must lie ahead; today is " + today);
        }
        if (body.reviewOn().isAfter(today.plusDays(longestPause))) {
            throw Problem.invalid(
                    "reviewOn",
                    "must be at most " + longestPause + " days ahead; today is " + today);
        }
        return new AgreedPause(
                EventIds.next(clock), from, body.reviewOn(), body.because(), caller, null);
    }

    @PreAuthorize(DESK)
    @PostMapping("/renegotiation")
    @Operation(
            summary = "The debtor agrees to another plan in place of this one",
            description =
                    "The other plan must be proposed, of the same debtor, and hold all accounts of"
                            + " this one. Both name each other from then on.")
    Mono<PlanLifeView> renegotiate(
            @PathVariable String planId,
            @Valid @RequestBody RenegotiationBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var agreement = body.agreement();
        var now = clock.instant();
        return service.renegotiate(
                        planId,
                        body.successorPlanId(),
                        agreement.request(now),
                        plan -> agreement.acceptances(plan, caller.getName(), now),
                        Mark.of(caller.getName(), key, List.of("renegotiation", planId, body)))
                .flatMap(this::view);
    }

    private Mono<PlanLifeView> view(Plan plan) {
        var now = clock.instant();
        return plan.isAgreed()
                ? Mono.zip(
                                lives.of(plan, now),
                                lives.predecessor(plan.planId()),
                                lives.lawfulPauses(plan, now))
                        .map(
                                all ->
                                        PlanLifeView.of(
                                                plan,
                                                all.getT1().orElseThrow(),
                                                all.getT2(),
                                                all.getT3().cuts()))
                : Mono.error(Problem.conflict("The plan is not agreed."));
    }
}
