package io.forbear.account.segment;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Zones;
import io.forbear.account.segment.Judging.Judged;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers with segments and their reasons. */
@RestController
@Tag(name = "segments", description = "Risk and willingness to pay, from history alone")
class SegmentController {
    private static final String ACCOUNT_READERS =
            "hasAnyRole('collector', 'plan-desk', 'compliance-officer', 'auditor', 'core-banking')";
    private static final String PORTFOLIO_READERS =
            "hasAnyRole('auditor', 'compliance-officer', 'core-banking')";

    private final SegmentService segments;
    private final SegmentReview review;
    private final Zones zones;
    private final Clock clock;

    SegmentController(SegmentService segments, SegmentReview review, Zones zones, Clock clock) {
        this.segments = segments;
        this.review = review;
        this.zones = zones;
        this.clock = clock;
    }

    @PreAuthorize(ACCOUNT_READERS)
    @GetMapping("/accounts/{accountId}/segment")
    @Operation(
            summary = "Risk and willingness of one account on a day, each with its reasons",
            description = "asOf: today by default. Facts count from the day of their effect.")
    Mono<AccountSegment> segment(
            @PathVariable String accountId,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate asOf) {
        return Mono.just(accountId)
                .filter(id -> !id.isBlank())
                .flatMap(id -> segments.of(new AccountId(id), day(asOf)))
                .switchIfEmpty(Mono.error(() -> unknown(accountId)));
    }

    private static Problem unknown(String accountId) {
        return Problem.notFound(
                "No statement of account %s is known by then.".formatted(accountId));
    }

    @PreAuthorize(PORTFOLIO_READERS)
    @GetMapping("/segments")
    @Operation(summary = "How many accounts are in which segments on a day")
    Mono<SegmentCounts.Answer> segments(
            @RequestParam(required = false) @Nullable String product,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate asOf) {
        return segments.counts(product, day(asOf));
    }

    @PreAuthorize(ACCOUNT_READERS)
    @GetMapping("/segments/early-warnings")
    @Operation(summary = "Accounts that are not overdue but may soon be, in the order of their ids")
    Mono<Page<AccountSegment>> earlyWarnings(
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        return segments.earlyWarnings(day(asOf), last == null ? "" : last.key(0), size + 1)
                .collectList()
                .map(found -> Page.of(found, size, row -> Cursor.at(row.accountId())));
    }

    @PreAuthorize("hasAnyRole('risk-desk', 'compliance-officer', 'operations')")
    @PostMapping("/segments/reviews")
    @Operation(
            summary = "Judges at once the accounts that are due, and tells of changed segments",
            description = "This happens by itself, too; see forbear.account.segment-review.")
    Mono<Judged> review() {
        return review.review();
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        var today = LocalDate.ofInstant(clock.instant(), zones.usual());
        if (asOf != null && asOf.isAfter(today)) {
            throw Problem.badRequest(
                    "asOf", "must not be after today, " + today + ", found " + asOf);
        }
        return asOf == null ? today : asOf;
    }
}
