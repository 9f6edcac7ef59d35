package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.ParkedService.DismissalReport;
import io.forbear.messaging.inbox.ParkedService.ReplayReport;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Operations' view of parked records. */
@RestController
@RequestMapping("/parked")
class ParkedController {
    private static final int MAX_IDS = 1000;

    private final ParkedListing listing;
    private final ParkedService service;

    ParkedController(ParkedListing listing, ParkedService service) {
        this.listing = listing;
        this.service = service;
    }

    /**
     * Which records to replay, each together with all records of its key, and why.
     *
     * @param all every parked record; otherwise topic, key or ids say which
     * @param dryRun try it and roll it back
     */
    record ReplayRequest(
            @Nullable String topic,
            @Nullable String key,
            @Nullable @Size(max = MAX_IDS) List<UUID> ids,
            @Nullable Boolean all,
            @NotBlank @Size(max = 1000) String reason,
            @Nullable Boolean dryRun) {

        private Selection selection() {
            var everything = topic == null && key == null && ids == null;
            if (everything != Boolean.TRUE.equals(all)) {
                throw Problem.invalid(
                        "all", "must be true, or else one of topic, key and ids be given");
            }
            return new Selection(topic, key, ids);
        }
    }

    /** Which records are given up, and why; they are not processed, and stay in the table. */
    record DismissalRequest(
            @NotEmpty @Size(max = MAX_IDS) List<UUID> ids,
            @NotBlank @Size(max = 1000) String reason) {}

    /** Why personal data are to be shown. */
    record UnmaskingRequest(@NotBlank @Size(max = 1000) String reason) {}

    @GetMapping
    @PreAuthorize("hasAnyRole('operations','auditor')")
    Mono<Page<ParkedListing.Entry>> list(
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) Failure.@Nullable Reason reason,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var filter = new ParkedFilter(topic, key, reason);
        return listing.page(filter, position(Cursor.parse(cursor, 1)), Limit.of(limit));
    }

    /** What is parked, by topic and reason, the largest groups first. */
    @GetMapping("/groups")
    @PreAuthorize("hasAnyRole('operations','auditor')")
    Mono<List<ParkedGroup>> groups() {
        return listing.groups();
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('operations','auditor','compliance-officer')")
    Mono<ParkedListing.Entry> find(@PathVariable UUID id) {
        return listing.find(id).switchIfEmpty(absent(id));
    }

    /** What is personal in it too; who sees it and why is kept before it is shown. */
    @PostMapping("/{id}/unmasking")
    @PreAuthorize("hasAnyRole('compliance-officer','auditor')")
    Mono<ParkedListing.Entry> unmask(
            @PathVariable UUID id, @Valid @RequestBody UnmaskingRequest request, Principal caller) {
        return service.unmask(id, caller.getName(), request.reason()).switchIfEmpty(absent(id));
    }

    private static <T> Mono<T> absent(UUID id) {
        return Mono.error(() -> Problem.notFound("parked record", "" + id));
    }

    @PostMapping("/replays")
    @PreAuthorize("hasRole('operations')")
    Mono<ReplayReport> replay(@Valid @RequestBody ReplayRequest request, Principal caller) {
        var selection = request.selection();
        return Boolean.TRUE.equals(request.dryRun())
                ? service.rehearse(selection, caller.getName(), request.reason())
                : service.replay(selection, caller.getName(), request.reason());
    }

    @PostMapping("/dismissals")
    @PreAuthorize("hasRole('operations')")
    Mono<DismissalReport> dismiss(@Valid @RequestBody DismissalRequest request, Principal caller) {
        return service.dismiss(request.ids(), caller.getName(), request.reason());
    }

    private static long position(@Nullable Cursor cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(cursor.key(0));
        } catch (NumberFormatException e) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }
}
