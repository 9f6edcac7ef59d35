package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the complaints desk does between filing and answer. Each request may be repeated. */
@RestController
@RequestMapping("/complaints/{complaintId}")
@PreAuthorize("hasRole('compliance-officer')")
class DeskController {
    private final DeskService service;

    DeskController(DeskService service) {
        this.service = service;
    }

    /**
     * That the complainant was written to.
     *
     * @param sentAt when the letter or message was sent; not given: now
     */
    record Notice(@Nullable Instant sentAt) {
        @Nullable Instant toTheMillisecond() {
            return sentAt == null ? null : sentAt.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * Who is to handle it.
     *
     * @param handler subject of his tokens, which is also his agent id on contacts
     */
    record Appointment(@NotBlank @Size(max = 100) String handler) {}

    /** Why nobody works on it. */
    record Interruption(@NotNull PauseReason reason, @Nullable @Size(max = 1000) String note) {}

    /**
     * A longer term that is asked for.
     *
     * @param complexity COMPLEX, or SPECIAL, which a second person approves
     * @param reason code
     */
    record Request(
            @NotNull Complexity complexity,
            @NotNull @Pattern(regexp = "[A-Z0-9_-]{1,64}") String reason,
            @Nullable @Size(max = 1000) String note) {}

    /** Records that the receipt was acknowledged in writing. */
    @PostMapping("/acknowledgement")
    Mono<Handling> acknowledge(
            @PathVariable String complaintId,
            @RequestBody(required = false) @Nullable Notice notice,
            Principal caller) {
        return service.acknowledge(complaintId, sentAt(notice), caller.getName());
    }

    /** Gives the complaint to a handler; refused if he has an interest in the case. */
    @PostMapping("/assignment")
    Mono<Handling> assign(
            @PathVariable String complaintId,
            @Valid @RequestBody Appointment appointment,
            Principal caller) {
        return service.assign(complaintId, appointment.handler().strip(), caller.getName());
    }

    /** Notes that work on it waits; the terms of the law run on. */
    @PostMapping("/pause")
    Mono<Handling> pause(
            @PathVariable String complaintId,
            @Valid @RequestBody Interruption interruption,
            Principal caller) {
        return service.pause(
                complaintId, interruption.reason(), interruption.note(), caller.getName());
    }

    /** Notes that work on it goes on. */
    @PostMapping("/resumption")
    Mono<Handling> resume(@PathVariable String complaintId, Principal caller) {
        return service.resume(complaintId, caller.getName());
    }

    /** Asks for a longer term, as its handler. */
    @PostMapping("/extension")
    Mono<Handling> requestExtension(
            @PathVariable String complaintId,
            @Valid @RequestBody Request request,
            Principal caller) {
        return service.requestExtension(
                complaintId,
                request.complexity(),
                request.reason(),
                request.note(),
                caller.getName());
    }

    /** Approves the extension of a special case, as a second person. */
    @PostMapping("/extension/approval")
    Mono<Handling> approveExtension(@PathVariable String complaintId, Principal caller) {
        return service.approveExtension(complaintId, caller.getName());
    }

    /** Records that the complainant was told of the approved extension. */
    @PostMapping("/extension/notice")
    Mono<Handling> tellOfExtension(
            @PathVariable String complaintId,
            @RequestBody(required = false) @Nullable Notice notice,
            Principal caller) {
        return service.tellOfExtension(complaintId, sentAt(notice), caller.getName());
    }

    private static @Nullable Instant sentAt(@Nullable Notice notice) {
        return notice == null ? null : notice.toTheMillisecond();
    }
}
