package io.forbear.compliance.rehearsal;

import io.forbear.compliance.conduct.CaseFileQueries;
import io.forbear.compliance.finding.ContactDocument;
import io.forbear.rules.Outcome;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Asks the gate about contacts that nobody has proposed, after others that nobody has made. */
@RestController
class RehearsalController {
    private final CaseFileQueries queries;

    RehearsalController(CaseFileQueries queries) {
        this.queries = queries;
    }

    /** A {@link Rehearsal} as somebody writes it. */
    record Body(
            @Nullable List<SupposedBody> supposed,
            @Nullable ContactDocument contact,
            @Nullable Instant plannedAt,
            @Nullable Instant askedAt) {

        Rehearsal rehearsal() {
            return new Rehearsal(
                    required("supposed", supposed).stream()
                            .map(one -> required("supposed", one).supposed())
                            .toList(),
                    complete("contact", contact),
                    required("plannedAt", plannedAt),
                    required("askedAt", askedAt));
        }
    }

    /** A contact that is supposed to have been made. */
    record SupposedBody(
            @Nullable ContactDocument contact, @Nullable Instant at, @Nullable Outcome outcome) {

        Rehearsal.Supposed supposed() {
            return new Rehearsal.Supposed(
                    complete("supposed.contact", contact),
                    required("supposed.at", at),
                    required("supposed.outcome", outcome));
        }
    }

    @Operation(
            summary = "What the gate would decide on a contact after others that are supposed",
            description =
                    "By all that is known of the debtor now, the contacts supposed, and the rule"
                            + " packs in force at the instant. Nothing is recorded, and no slot is"
                            + " held. Contact-service previews strategies with it.")
    @PostMapping("/debtors/{debtorId}/rehearsal")
    @PreAuthorize("hasAnyRole('compliance-officer', 'risk-desk', 'auditor')")
    Mono<Rehearsal.Decided> rehearse(@PathVariable String debtorId, @RequestBody Body body) {
        return Mono.fromCallable(body::rehearsal)
                .flatMap(rehearsal -> queries.ask(debtorId, rehearsal::decide));
    }

    /** The members without which nothing is judged. */
    private static ContactDocument complete(String field, @Nullable ContactDocument contact) {
        var stated = required(field, contact);
        required(field + ".channel", stated.channel());
        required(field + ".direction", stated.direction());
        required(field + ".actor", stated.actor());
        required(field + ".party", stated.party());
        required(field + ".placeKind", stated.placeKind());
        required(field + ".purpose", stated.purpose());
        required(field + ".disclosed", stated.disclosed());
        all(field + ".letterFields", stated.letterFields());
        all(field + ".contentFlags", stated.contentFlags());
        if (all(field + ".accountIds", stated.accountIds()).isEmpty()) {
            throw Problem.invalid(field + ".accountIds", "must name an account");
        }
        return stated;
    }

    private static <C extends Collection<?>> C all(String field, @Nullable C values) {
        var stated = required(field, values);
        if (stated.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid(field, "must not hold null");
        }
        return stated;
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid(field, "is missing");
        }
        return value;
    }
}
