package io.forbear.contact.preference;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Wish;
import io.forbear.contact.reach.SimilarHabits;
import io.forbear.contact.secrecy.StoredKeys;
import io.forbear.messaging.EventIds;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Takes what debtors ask for, and tells when and how they are best contacted. */
@RestController
@Tag(name = "preferences", description = "What debtors asked for, and the best time to contact")
class PreferenceController {
    private static final Duration USUAL = Duration.ofDays(2);
    private static final Duration LONGEST = Duration.ofDays(14);
    private static final int MOST = 5;

    private final Wishes wishes;
    private final LawfulTimes lawful;
    private final SimilarHabits similar;
    private final Casework casework;
    private final StoredKeys keys;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PreferenceController(
            Wishes wishes,
            LawfulTimes lawful,
            SimilarHabits similar,
            Casework casework,
            StoredKeys keys,
            TransactionalOperator transaction,
            Clock clock) {
        this.wishes = wishes;
        this.lawful = lawful;
        this.similar = similar;
        this.casework = casework;
        this.keys = keys;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PreAuthorize("hasAnyRole('core-banking', 'collector')")
    @PutMapping("/debtors/{debtorId}/contact-wish")
    @Operation(
            summary = "State how and when a debtor asked to be contacted",
            description =
                    "A wish, which orders what is lawful; what he refuses is a notice on"
                            + " debtor.notice, which forbids.")
    Mono<Wish> wish(@PathVariable String debtorId, @Valid @RequestBody WishBody body) {
        var wish = body.wish();
        var now = clock.instant();
        var put = keys.requireNotErased(debtorId).then(wishes.put(debtorId, wish, now));
        return casework.learnReach(debtorId, EventIds.next(clock), put)
                .as(transaction::transactional)
                .thenReturn(wish);
    }

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor')")
    @GetMapping("/debtors/{debtorId}/best-time")
    @Operation(
            summary = "When and how a debtor is best contacted, with the counts it rests on",
            description =
                    "Within the times that compliance-service calls lawful; without `from` from now"
                            + " on, without `to` for two days, at most 14.")
    Mono<BestTimes> bestTime(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        var now = clock.instant();
        var first = from == null ? now : from;
        var end = to == null ? first.plus(USUAL) : to;
        if (!first.isBefore(end) || first.plus(LONGEST).isBefore(end)) {
            throw Problem.invalid("to", "must be after from, at most 14 days");
        }
        var asked = new BestTimes.Asked(first, end, channel, MOST);
        return casework.facts(debtorId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("debtor", debtorId)))
                .zipWith(lawful.of(debtorId, first, end, authorization))
                .map(
                        both ->
                                BestTimes.of(
                                        both.getT1(),
                                        asked,
                                        both.getT2().orElse(null),
                                        similar::of,
                                        now));
    }
}
