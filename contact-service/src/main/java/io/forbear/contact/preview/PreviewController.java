package io.forbear.contact.preview;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Previews of strategies. */
@RestController
@PreAuthorize("hasAnyRole('risk-desk', 'compliance-officer', 'auditor')")
@Tag(name = "previews", description = "What would happen by a strategy, judged by the real rules")
class PreviewController {
    private static final int MOST_DEBTORS = 1000;
    private static final int MOST_DAYS = 31;
    private static final int USUAL_DAYS = 14;
    private static final long USUAL_SEED = 1;

    private final PreviewService service;
    private final Previews previews;

    PreviewController(PreviewService service, Previews previews) {
        this.service = service;
        this.previews = previews;
    }

    /**
     * What is asked for.
     *
     * @param version an uploaded version; null: the one in force, unless content is given
     * @param content a text that has not been uploaded
     * @param stages debtors with an account in one of these, up to limit; instead of ids
     * @param assume what comes of contacts; null: what was observed
     * @param seed of the draws where that was observed
     */
    record Body(
            @Nullable String version,
            @Nullable String content,
            @Nullable List<String> debtorIds,
            @Nullable List<String> accountIds,
            @Nullable List<String> stages,
            @Nullable Integer limit,
            @Nullable Integer days,
            @Nullable Assumption assume,
            @Nullable Long seed) {

        Asked asked() {
            if (version != null && content != null) {
                throw Problem.invalid("content", "must not be given beside a version");
            }
            var asked =
                    new Asked(
                            version,
                            content,
                            orNone(debtorIds),
                            orNone(accountIds),
                            orNone(stages),
                            within("limit", limit, MOST_DEBTORS, MOST_DEBTORS),
                            within("days", days, USUAL_DAYS, MOST_DAYS),
                            Objects.requireNonNullElse(assume, Assumption.OBSERVED),
                            Objects.requireNonNullElse(seed, USUAL_SEED));
            var ids = asked.debtorIds().size() + asked.accountIds().size();
            if (ids > MOST_DEBTORS) {
                throw Problem.invalid("debtorIds", "must be at most " + MOST_DEBTORS);
            }
            if ((ids == 0) == asked.stages().isEmpty()) {
                throw Problem.invalid("stages", "either stages or ids say who is asked about");
            }
            return asked;
        }

        private static List<String> orNone(@Nullable List<String> some) {
            return some == null ? List.of() : some.stream().filter(Objects::nonNull).toList();
        }

        private static int within(String field, @Nullable Integer value, int usual, int most) {
            var number = value == null ? usual : value;
            if (number < 1 || number > most) {
                throw Problem.invalid(field, "must be within 1 and " + most + ", found " + number);
            }
            return number;
        }
    }

    /** The same, checked. */
    record Asked(
            @Nullable String version,
            @Nullable String content,
            List<String> debtorIds,
            List<String> accountIds,
            List<String> stages,
            int limit,
            int days,
            Assumption assume,
            long seed) {}

    /**
     * A preview.
     *
     * @param state RUNNING, FINISHED, FAILED, or INTERRUPTED if its instance has not been heard of
     * @param done debtors whose play is over
     * @param problem why it failed
     */
    record Preview(
            UUID id,
            String state,
            String askedBy,
            Instant begunAt,
            int done,
            int total,
            @Nullable String problem,
            @Nullable Report report) {}

    /** Where the preview is to be had. */
    record Begun(UUID id) {}

    @PostMapping("/strategies/preview")
    @Operation(
            summary = "Plays the treatment of some debtors forward; nothing is sent",
            description =
                    "By the version in force, an uploaded one, or a text; for up to 1,000 debtors by"
                            + " id, by account or by stage, for 14 days. The gate of"
                            + " compliance-service is asked about every step with the caller's"
                            + " token. Supposed is that nobody pays, complains or changes stage, and"
                            + " of contacts what `assume` says. 202 with the address to poll.")
    Mono<ResponseEntity<Begun>> begin(
            @RequestBody Body body,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
            Principal caller) {
        return Mono.fromCallable(body::asked)
                .flatMap(asked -> service.begin(asked, caller.getName(), authorization))
                .map(
                        id ->
                                ResponseEntity.accepted()
                                        .location(URI.create("/strategies/previews/" + id))
                                        .body(new Begun(id)));
    }

    @GetMapping("/strategies/previews/{id}")
    @Operation(summary = "How far a preview is, and in the end its report")
    Mono<Preview> find(@PathVariable UUID id) {
        return previews.find(id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("preview", id.toString())));
    }
}
