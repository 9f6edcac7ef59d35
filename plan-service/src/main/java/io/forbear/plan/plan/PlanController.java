package io.forbear.plan.plan;

import io.forbear.messaging.request.Mark;
import io.forbear.plan.performance.Life;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes proposals and agreements over HTTP, and tells how plans stand. */
@RestController
@RequestMapping("/plans")
@Tag(name = "plans", description = "Repayment plans: proposed, agreed, kept or broken")
class PlanController {
    private static final String PROPOSERS = "hasAnyRole('plan-desk', 'collector')";
    private static final String READERS =
            "hasAnyRole('plan-desk', 'collector', 'compliance-officer', 'auditor')";

    private final ProposalService proposals;
    private final AgreementService agreements;
    private final Plans plans;
    private final PlanLives lives;
    private final PastPlans past;
    private final PlanHistory history;
    private final Clock clock;

    PlanController(
            ProposalService proposals,
            AgreementService agreements,
            Plans plans,
            PlanLives lives,
            PastPlans past,
            PlanHistory history,
            Clock clock) {
        this.proposals = proposals;
        this.agreements = agreements;
        this.plans = plans;
        this.lives = lives;
        this.past = past;
        this.history = history;
        this.clock = clock;
    }

    @PreAuthorize(PROPOSERS)
    @PostMapping
    @Operation(
            summary = "Propose a plan",
            description =
                    "Answers 422 and names the fields if the proposal makes no sense or the law does"
                            + " not allow it. The same Idempotency-Key makes no second plan.")
    Mono<ResponseEntity<PlanView>> propose(
            @Valid @RequestBody ProposalBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var proposal = body.proposal(caller.getName());
        return proposals
                .propose(proposal, Mark.of(caller.getName(), key, body))
                .flatMap(this::view)
                .map(view -> ResponseEntity.created(address(view)).body(view));
    }

    @PreAuthorize("hasRole('plan-desk')")
    @PostMapping("/{planId}/agreement")
    @Operation(
            summary = "The debtor agrees",
            description =
                    "Both sides accept at once. Answers 409 if the plan is not proposed any more, a"
                            + " second person has to approve it first, or another one is in force on"
                            + " one of its accounts. An oral agreement needs its recording.")
    Mono<PlanView> agree(
            @PathVariable String planId,
            @Valid @RequestBody(required = false) @Nullable AgreementBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var by = caller.getName();
        var agreement = body == null ? AgreementBody.NOW : body;
        var now = clock.instant();
        return agreements
                .once(
                        Mark.of(by, key, List.of("agreement", planId, agreement)),
                        planId,
                        () ->
                                agreements.agree(
                                        planId,
                                        agreement.request(now),
                                        plan -> agreement.acceptances(plan, by, now)))
                .flatMap(this::view);
    }

    @PreAuthorize(READERS)
    @GetMapping("/{planId}")
    @Operation(
            summary = "One plan, and how each of its instalments stands",
            description =
                    "knownAt asks how it stood at an instant of the past, by what was known here"
                            + " then; 404 if it was not proposed yet.")
    Mono<PlanView> plan(
            @PathVariable String planId,
            @RequestParam(required = false) @Nullable Instant knownAt) {
        return knownAt == null
                ? plans.find(planId)
                        .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)))
                        .flatMap(this::view)
                : past.at(planId, knownAt).flatMap(then -> view(then, lives.at(then, knownAt)));
    }

    @PreAuthorize(READERS)
    @GetMapping("/{planId}/history")
    @Operation(summary = "All that has happened to a plan, with who and why, the earliest first")
    Mono<List<PlanHistory.Entry>> history(@PathVariable String planId) {
        return history.of(planId)
                .filter(entries -> !entries.isEmpty())
                .switchIfEmpty(Mono.error(() -> Problem.notFound("plan", planId)));
    }

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "Plans in the order in which they were proposed")
    Mono<Page<PlanView>> plans(
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable PlanStatus status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        var after = last == null ? "" : last.key(0);
        return plans.list(debtorId, status, after, size + 1)
                .concatMap(this::view)
                .collectList()
                .map(found -> Page.of(found, size, plan -> Cursor.at(plan.planId())));
    }

    private Mono<PlanView> view(Plan plan) {
        return view(plan, lives.of(plan, clock.instant()));
    }

    private static Mono<PlanView> view(Plan plan, Mono<Optional<Life>> life) {
        return life.map(found -> PlanView.of(plan, found.map(Life::performance).orElse(null)));
    }

    private static URI address(PlanView plan) {
        return URI.create("/plans/" + plan.planId());
    }
}
