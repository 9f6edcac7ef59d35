package io.forbear.account.agency;

import io.forbear.account.agency.AgencyView.DueEvaluations;
import io.forbear.account.agency.AgencyView.Version;
import io.forbear.account.agency.Evaluation.Mark;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.Principal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The registry of agencies. */
@RestController
@RequestMapping("/agencies")
@Tag(name = "agencies", description = "Outside entities that collect, and what entitles them to")
class AgencyController {
    private static final String DESK = "hasAnyRole('agency-desk', 'compliance-officer')";
    private static final String READERS =
            "hasAnyRole('agency-desk', 'compliance-officer', 'auditor')";

    private final AgencyService service;
    private final Agencies agencies;

    AgencyController(AgencyService service, Agencies agencies) {
        this.service = service;
        this.agencies = agencies;
    }

    /** A new agency. */
    record Registration(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String agencyId,
            @NotNull AgencyTerms terms) {}

    /**
     * New terms.
     *
     * @param version the version that was edited
     */
    record Edit(@NotNull Long version, @NotNull AgencyTerms terms) {}

    /** An entry on the white list. */
    record Listing(
            @NotNull LocalDate from,
            @NotBlank @Size(max = 500) String publication,
            @NotBlank @Size(max = 1000) String reason) {}

    /** Why it is taken off. */
    record Removal(@NotBlank @Size(max = 1000) String reason) {}

    /** What an evaluation found. */
    record Assessment(
            @NotNull LocalDate on,
            @NotNull Mark conduct,
            @NotNull Mark quality,
            @NotNull Mark informationSecurity,
            @NotBlank @Size(max = 500) String reference) {
        Evaluation by(String subject) {
            return new Evaluation(on, conduct, quality, informationSecurity, reference, subject);
        }
    }

    @PreAuthorize(DESK)
    @PostMapping
    @Operation(summary = "Register an agency; 409 if there is one with that id")
    Mono<ResponseEntity<AgencyView>> register(
            @Valid @RequestBody Registration body, Principal caller) {
        return service.register(body.agencyId(), body.terms(), caller.getName())
                .map(service::view)
                .map(
                        view ->
                                ResponseEntity.created(URI.create("/agencies/" + body.agencyId()))
                                        .body(view));
    }

    @PreAuthorize(DESK)
    @PutMapping("/{agencyId}")
    @Operation(summary = "Change its terms; 409 if it was changed since the version named")
    Mono<AgencyView> change(
            @PathVariable String agencyId, @Valid @RequestBody Edit body, Principal caller) {
        return service.change(agencyId, body.terms(), body.version(), caller.getName())
                .map(service::view);
    }

    @PreAuthorize(READERS)
    @GetMapping("/{agencyId}")
    @Operation(summary = "One agency as it stands today")
    Mono<AgencyView> agency(@PathVariable String agencyId) {
        return agencies.find(agencyId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("agency", agencyId)))
                .map(service::view);
    }

    @PreAuthorize(READERS)
    @GetMapping("/{agencyId}/versions")
    @Operation(summary = "All its versions, the newest first, with who made them and when")
    Flux<Version> versions(@PathVariable String agencyId) {
        return agencies.versions(agencyId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("agency", agencyId)));
    }

    @PreAuthorize(READERS)
    @GetMapping
    @Operation(summary = "Agencies in the order of their ids")
    Mono<Page<AgencyView>> agencies(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        var last = Cursor.parse(cursor, 1);
        return agencies.list(last == null ? "" : last.key(0), size + 1)
                .map(service::view)
                .collectList()
                .map(rows -> Page.of(rows, size, view -> Cursor.at(view.agency().agencyId())));
    }

    @PreAuthorize(READERS)
    @GetMapping("/evaluations")
    @Operation(summary = "Agencies whose evaluation is due or overdue, the most urgent first")
    Mono<DueEvaluations> evaluations(@RequestParam(required = false) @Nullable LocalDate on) {
        return service.dueEvaluations(on);
    }

    @PreAuthorize(READERS)
    @GetMapping("/{agencyId}/budget")
    @Operation(summary = "Its violations against what it may have, with the arithmetic")
    Mono<Budget> budget(
            @PathVariable String agencyId, @RequestParam(required = false) @Nullable LocalDate on) {
        return service.budgetOf(agencyId, on);
    }

    @PreAuthorize(DESK)
    @PostMapping("/{agencyId}/evaluations")
    @Operation(summary = "Record an evaluation")
    Mono<AgencyView> evaluate(
            @PathVariable String agencyId, @Valid @RequestBody Assessment body, Principal caller) {
        var evaluation = body.by(caller.getName());
        return service.apply(
                        agencyId,
                        caller.getName(),
                        (agency, hand) -> AgencyChange.evaluated(agency, evaluation, hand))
                .map(service::view);
    }

    @PreAuthorize(DESK)
    @PostMapping("/{agencyId}/white-listing")
    @Operation(summary = "Propose to put it on the white list")
    Mono<AgencyView> propose(
            @PathVariable String agencyId, @Valid @RequestBody Listing body, Principal caller) {
        return service.apply(
                        agencyId,
                        caller.getName(),
                        (agency, hand) ->
                                AgencyChange.proposed(
                                        agency,
                                        body.from(),
                                        body.publication(),
                                        body.reason(),
                                        hand))
                .map(service::view);
    }

    @PreAuthorize("hasRole('compliance-officer')")
    @PostMapping("/{agencyId}/white-listing/approval")
    @Operation(summary = "Approve the entry that waits, as a second person (409 otherwise)")
    Mono<AgencyView> approve(@PathVariable String agencyId, Principal caller) {
        return service.apply(agencyId, caller.getName(), AgencyChange::approved).map(service::view);
    }

    @PreAuthorize(DESK)
    @PostMapping("/{agencyId}/white-listing/removal")
    @Operation(summary = "Take it off the white list, from today")
    Mono<AgencyView> remove(
            @PathVariable String agencyId, @Valid @RequestBody Removal body, Principal caller) {
        return service.apply(
                        agencyId,
                        caller.getName(),
                        (agency, hand) -> AgencyChange.removed(agency, body.reason(), hand))
                .map(service::view);
    }
}
