package io.forbear.compliance.availability;

import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** When a debtor may lawfully be contacted. */
@RestController
class AvailabilityController {
    private static final Duration USUAL = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(31);

    private final CaseFileQueries queries;
    private final Clock clock;

    AvailabilityController(CaseFileQueries queries, Clock clock) {
        this.queries = queries;
        this.clock = clock;
    }

    @Operation(
            summary = "When each channel is lawfully open, and which rules close it otherwise",
            description =
                    "Asked of the gate, by what is known now and if nothing else happens. Without"
                            + " `from` from now on, without `to` for 7 days, at most 31. Assumed, as"
                            + " far as the parameters do not say otherwise: a contact with the"
                            + " debtor about the first known account and all others with its"
                            + " creditor and coverage, to collect; made by the creditor,"
                            + " or by the agency the account was assigned to last if third parties"
                            + " collect it; to the number used last; with everything said that must"
                            + " be said, letters complete, no amount named, two collectors at a"
                            + " visit. `assumes` in the answer says what was put before the gate.")
    @GetMapping("/debtors/{debtorId}/availability")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor', 'collector')")
    Mono<Availability> availability(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable List<@Nullable Channel> channel,
            @RequestParam(required = false) @Nullable List<String> accountId,
            @RequestParam(required = false) @Nullable Purpose purpose,
            @RequestParam(required = false) @Nullable String personId,
            @RequestParam(required = false) @Nullable PartyKind partyKind,
            @RequestParam(required = false) @Nullable String legalEntityId,
            @RequestParam(required = false) @Nullable ActorKind actorKind,
            @RequestParam(required = false) @Nullable String onBehalfOf,
            @RequestParam(required = false) @Nullable PlaceKind placeKind,
            @RequestParam(required = false) @Nullable String endpoint) {
        var first = (from == null ? clock.instant() : from).truncatedTo(ChronoUnit.MILLIS);
        var end = (to == null ? first.plus(USUAL) : to).truncatedTo(ChronoUnit.MILLIS);
        check(first, end);
        var said =
                new Prospect(
                        named(accountId),
                        purpose,
                        personId,
                        partyKind,
                        legalEntityId,
                        actorKind,
                        onBehalfOf,
                        placeKind,
                        endpoint);
        return queries.ask(
                debtorId,
                known -> new GateOutlook(known).availability(said, all(channel), first, end));
    }

    private static void check(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problem.badRequest("to", "must be after from, " + from + ", found " + to);
        }
        if (from.plus(LONGEST).isBefore(to)) {
            throw Problem.invalid("to", "must be within 31 days of " + from + ", found " + to);
        }
    }

    private static List<String> named(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids.stream().filter(id -> !id.isBlank()).toList();
    }

    /** The channels asked for, or all; a comma too many leaves an element null. */
    private static Set<Channel> all(@Nullable List<@Nullable Channel> channels) {
        var asked = EnumSet.noneOf(Channel.class);
        if (channels != null) {
            for (var channel : channels) {
                if (channel != null) {
                    asked.add(channel);
                }
            }
        }
        return asked.isEmpty() ? EnumSet.allOf(Channel.class) : asked;
    }
}
