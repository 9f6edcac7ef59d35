package io.forbear.contact.story;

import static io.forbear.contact.neighbour.Neighbours.Neighbour.ACCOUNT_SERVICE;
import static io.forbear.contact.neighbour.Neighbours.Neighbour.COMPLIANCE_SERVICE;
import static io.forbear.contact.neighbour.Neighbours.Neighbour.PLAN_SERVICE;

import io.forbear.contact.casework.NextStepController;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.neighbour.Neighbours;
import io.forbear.contact.neighbour.Part;
import io.forbear.contact.task.OpenTasks;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The collector's screen. */
@RestController
class StoryController {
    private static final int NEWEST = 50;
    private static final Duration SOON = Duration.ofHours(1);

    private final Contacts contacts;
    private final NextStepController nextSteps;
    private final OpenTasks tasks;
    private final Neighbours neighbours;
    private final JsonMapper json;
    private final Clock clock;

    StoryController(
            Contacts contacts,
            NextStepController nextSteps,
            OpenTasks tasks,
            Neighbours neighbours,
            JsonMapper json,
            Clock clock) {
        this.contacts = contacts;
        this.nextSteps = nextSteps;
        this.tasks = tasks;
        this.neighbours = neighbours;
        this.json = json;
        this.clock = clock;
    }

    @Operation(
            summary = "All that a collector needs to know of a debtor",
            description =
                    "Asks all services at once with the caller's own token, so that each shows what he"
                            + " may see. A part says as of when it is; one of a service that does not"
                            + " answer in time is MISSING and says why.")
    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor')")
    @GetMapping("/debtors/{debtorId}/story")
    Mono<Story> story(
            @PathVariable String debtorId,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization) {
        var now = clock.instant();
        return Mono.zip(
                        List.of(
                                accounts(debtorId, authorization),
                                contacts(debtorId),
                                nextSteps(debtorId),
                                tasks.of(debtorId).map(this::own),
                                ofPlanService("/promises", debtorId, authorization),
                                ofPlanService("/plans", debtorId, authorization),
                                ofPlanService("/plans/offers", debtorId, authorization),
                                conduct(debtorId, authorization),
                                allowed(debtorId, now, authorization)),
                        parts -> List.of(parts).stream().map(Part.class::cast).toList())
                .map(parts -> story(debtorId, now, parts));
    }

    private static Story story(String debtorId, Instant now, List<Part> parts) {
        var conduct = parts.get(7);
        return new Story(
                debtorId,
                now,
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5),
                parts.get(6),
                conduct.with(content -> content.path("complaints")),
                conduct.with(StoryController::findings),
                parts.get(8));
    }

    private Mono<Part> accounts(String debtorId, String authorization) {
        return neighbours
                .ask(ACCOUNT_SERVICE, authorization, "/accounts?debtorId={id}&limit=100", debtorId)
                .map(part -> part.with(page -> page.path("items")));
    }

    private Mono<Part> ofPlanService(String address, String debtorId, String authorization) {
        return neighbours
                .ask(PLAN_SERVICE, authorization, address + "?debtorId={id}", debtorId)
                .map(part -> part.with(page -> page.isArray() ? page : page.path("items")));
    }

    /** Compliance-service leaves out what the caller may not see, as the desk's investigations. */
    private Mono<Part> conduct(String debtorId, String authorization) {
        return neighbours.ask(COMPLIANCE_SERVICE, authorization, "/debtors/{id}/conduct", debtorId);
    }

    private static JsonNode findings(JsonNode conduct) {
        var findings = JsonMapper.shared().createObjectNode();
        findings.set("contacts", conduct.path("contacts"));
        findings.set("other", conduct.path("otherFindings"));
        return findings;
    }

    private Mono<Part> allowed(String debtorId, Instant now, String authorization) {
        return neighbours
                .ask(
                        COMPLIANCE_SERVICE,
                        authorization,
                        "/debtors/{id}/availability?from={from}&to={to}",
                        debtorId,
                        now,
                        now.plus(SOON))
                .map(part -> part.with(found -> Allowed.now(found, now)));
    }

    private Mono<Part> contacts(String debtorId) {
        return contacts.list(debtorId, null, NEWEST - 1).collectList().map(this::own);
    }

    private Mono<Part> nextSteps(String debtorId) {
        return nextSteps
                .nextStep(debtorId)
                .map(this::own)
                .onErrorResume(
                        ErrorResponseException.class,
                        unknown ->
                                Mono.just(
                                        new Part(
                                                "contact-service",
                                                Part.State.NONE,
                                                clock.instant(),
                                                null,
                                                unknown.getBody().getDetail())));
    }

    private Part own(Object content) {
        return Part.own(json.valueToTree(content), clock.instant());
    }
}
