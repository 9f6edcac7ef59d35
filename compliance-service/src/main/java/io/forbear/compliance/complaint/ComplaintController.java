package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Kind;
import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.complaint.ComplaintDossier.Status;
import io.forbear.compliance.complaint.ComplaintFilter.Order;
import io.forbear.compliance.complaint.FilingRequests.FilingRequest;
import io.forbear.compliance.finding.TimeCursor;
import io.forbear.messaging.EventIds;
import io.forbear.service.digest.Sha256;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The complaints desk. */
@RestController
@RequestMapping("/complaints")
class ComplaintController {
    private static final int KEY_LIMIT = 200;

    private final ComplaintService service;
    private final ListingService listing;
    private final Clock clock;
    private final JsonMapper json;

    ComplaintController(
            ComplaintService service, ListingService listing, Clock clock, JsonMapper json) {
        this.service = service;
        this.listing = listing;
        this.clock = clock;
        this.json = json;
    }

    /**
     * A complaint as it is handed in.
     *
     * @param receivedAt when it was received; not given: now
     * @param complexity not given: SIMPLE; a SPECIAL one begins as COMPLEX and is extended
     */
    record Filing(
            @NotBlank @Size(max = 100) String debtorId,
            @NotNull Kind kind,
            @Nullable Complexity complexity,
            @Nullable Instant receivedAt,
            @Nullable @Size(max = 20)
                    List<@NotNull @Pattern(regexp = "[A-Z]{2}(-[A-Z0-9]{1,3})?") String>
                            jurisdictions,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> accountIds,
            @Nullable @Size(max = 100) List<@NotBlank @Size(max = 100) String> aboutContactIds) {}

    /**
     * An answer as it is handed in.
     *
     * @param rootCause code of the root cause
     * @param remedy code of what the complainant gets
     * @param summary what was found and why
     */
    record Answer(
            @NotNull Outcome outcome,
            @Nullable @Pattern(regexp = "[A-Z0-9_-]{1,64}") String rootCause,
            @Nullable @Pattern(regexp = "[A-Z0-9_-]{1,64}") String remedy,
            @Nullable @Size(max = 2000) String summary) {

        private Resolution of(Complaint complaint, Instant now) {
            return new Resolution(
                    complaint.complaintId(),
                    complaint.debtorId(),
                    outcome,
                    rootCause,
                    remedy,
                    summary,
                    now);
        }
    }

    /** Files a complaint; repeated under the same {@code Idempotency-Key} it files none. */
    @PostMapping
    @PreAuthorize("hasAnyRole('compliance-officer', 'collector')")
    Mono<ResponseEntity<Complaint>> file(
            @Valid @RequestBody Filing filing,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Principal caller) {
        var complaint = complaint(filing);
        var filed =
                key == null
                        ? service.file(complaint, caller.getName())
                        : service.fileOnce(complaint, request(filing, key, caller, complaint));
        return filed.map(
                stored ->
                        ResponseEntity.created(URI.create("/complaints/" + stored.complaintId()))
                                .body(stored));
    }

    /**
     * Complaints by filter.
     *
     * @param sort {@code deadline}, the default for open ones, or {@code newest}
     */
    @GetMapping
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<Page<ComplaintSummary>> list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable String assignee,
            @RequestParam(required = false) @Nullable String jurisdiction,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var order = Order.of(sort, status);
        var filter =
                new ComplaintFilter(
                        status, kind, debtorId, assignee, jurisdiction, from, to, order);
        return listing.page(filter, TimeCursor.parse(cursor), Limit.of(limit));
    }

    /** Everything known about a complaint; collectors do not see the desk's work on it. */
    @GetMapping("/{complaintId}")
    @PreAuthorize("hasAnyRole('compliance-officer', 'collector', 'auditor')")
    Mono<ComplaintView> find(@PathVariable String complaintId, Authentication caller) {
        Mono<? extends ComplaintView> found =
                DeskReaders.includes(caller)
                        ? service.find(complaintId)
                        : service.findBriefly(complaintId);
        return found.<ComplaintView>map(view -> view)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("complaint", complaintId)));
    }

    /** Answers a complaint. */
    @PostMapping("/{complaintId}/resolution")
    @PreAuthorize("hasRole('compliance-officer')")
    Mono<Resolution> resolve(
            @PathVariable String complaintId, @Valid @RequestBody Answer answer, Principal caller) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return service.resolve(
                complaintId, complaint -> answer.of(complaint, now), caller.getName());
    }

    private Complaint complaint(Filing filing) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var receivedAt =
                filing.receivedAt() == null
                        ? now
                        : filing.receivedAt().truncatedTo(ChronoUnit.MILLIS);
        if (receivedAt.isAfter(now)) {
            throw Problem.invalid("receivedAt", "must not lie in the future, found " + receivedAt);
        }
        if (filing.complexity() == Complexity.SPECIAL) {
            throw Problem.invalid(
                    "complexity",
                    "must be SIMPLE or COMPLEX; a special case is extended, with approval");
        }
        return new Complaint(
                UUID.randomUUID().toString(),
                filing.debtorId(),
                EventIds.next(clock),
                receivedAt,
                filing.kind(),
                filing.complexity() == null ? Complexity.SIMPLE : filing.complexity(),
                orNone(filing.jurisdictions()),
                orNone(filing.accountIds()),
                orNone(filing.aboutContactIds()));
    }

    private FilingRequest request(
            Filing filing, String key, Principal caller, Complaint complaint) {
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw Problem.badRequest(
                    "Idempotency-Key", "must have 1 to " + KEY_LIMIT + " characters");
        }
        return new FilingRequest(
                caller.getName(),
                key,
                Sha256.hex(json.writeValueAsString(filing)),
                complaint.complaintId());
    }

    private static List<String> orNone(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
