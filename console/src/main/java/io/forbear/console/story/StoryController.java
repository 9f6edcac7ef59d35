package io.forbear.console.story;

import io.forbear.console.neighbour.Neighbours;
import io.forbear.console.neighbour.Unanswered;
import io.forbear.console.record.DebtorReader;
import io.forbear.console.session.Bearer;
import io.forbear.console.story.Story.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** One story of a debtor out of all services and topics; who does not tell is named. */
@RestController
class StoryController {
    private static final String KAFKA = "kafka";
    private static final String MOST = "&limit=200";

    private final Neighbours neighbours;
    private final DebtorReader records;

    StoryController(Neighbours neighbours, DebtorReader records) {
        this.neighbours = neighbours;
        this.records = records;
    }

    /** What one source told. */
    private record Part(
            Source source, List<StoryEntry> entries, Traces traces, @Nullable String zone) {}

    @GetMapping("/api/debtors/{debtorId}/story")
    @PreAuthorize("hasAnyRole('collector','compliance-officer','auditor')")
    Mono<Story> story(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Nullable String accountId,
            JwtAuthenticationToken caller) {
        var ask = new Asking(debtorId, Bearer.of(caller));
        return Flux.merge(
                        ask.accounts(),
                        ask.page(Chapters.CONTACT, "/debtors/{id}/contacts?", Chapters::contacts),
                        ask.page(Chapters.CONTACT, "/tasks?debtorId={id}&", Chapters::tasks),
                        ask.zone(),
                        ask.page(
                                Chapters.COMPLIANCE,
                                "/violations?debtorId={id}&",
                                Chapters::violations),
                        ask.page(
                                Chapters.COMPLIANCE,
                                "/complaints?debtorId={id}&",
                                Chapters::complaints),
                        ask.plans(),
                        ask.page(Chapters.PLAN, "/promises?debtorId={id}&", Chapters::promises),
                        events(debtorId))
                .collectList()
                .map(parts -> told(debtorId, accountId, parts));
    }

    private static Story told(String debtorId, @Nullable String accountId, List<Part> parts) {
        var traces = parts.stream().map(Part::traces).toList();
        var entries =
                parts.stream()
                        .flatMap(part -> part.entries().stream())
                        .filter(
                                entry ->
                                        accountId == null
                                                || entry.accountId() == null
                                                || entry.accountId().equals(accountId))
                        .map(entry -> traced(entry, traces))
                        .sorted(Comparator.comparing(StoryEntry::at).reversed())
                        .toList();
        return new Story(debtorId, zone(parts), sources(parts), entries);
    }

    private static StoryEntry traced(StoryEntry entry, List<Traces> traces) {
        var traced = entry;
        for (var some : traces) {
            traced = some.trace(traced);
        }
        return traced;
    }

    private static @Nullable String zone(List<Part> parts) {
        for (var part : parts) {
            if (part.zone() != null) {
                return part.zone();
            }
        }
        return null;
    }

    /** A service is whole only if it told all that it was asked. */
    private static List<Source> sources(List<Part> parts) {
        var sources = new TreeMap<String, Source>();
        for (var part : parts) {
            sources.merge(
                    part.source().service(), part.source(), (one, other) -> one.ok() ? other : one);
        }
        return List.copyOf(sources.values());
    }

    /** The debtor's events: declarations and terms, and the traces of all others. */
    private Mono<Part> events(String debtorId) {
        return Mono.fromCallable(() -> records.read(debtorId))
                .subscribeOn(Schedulers.boundedElastic())
                .map(StoryController::events)
                .onErrorResume(
                        failure -> Mono.just(silent(KAFKA, failure.getClass().getSimpleName())));
    }

    private static Part events(DebtorReader.OfDebtor found) {
        var entries = new ArrayList<StoryEntry>();
        var traces = new Traces();
        for (var event : found.events()) {
            traces.add(event.topic(), event.value(), event.traceId());
            if (event.topic().equals("debtor.notice")
                    || event.topic().equals("compliance.deadline")) {
                Chapters.event(entries, event.topic(), event.value(), event.traceId());
            }
        }
        var source =
                found.complete()
                        ? new Source(KAFKA, true, null)
                        : new Source(KAFKA, false, "topics are too long to look through in time");
        return new Part(source, entries, traces, null);
    }

    private static Part silent(String service, String why) {
        return new Part(new Source(service, false, why), List.of(), new Traces(), null);
    }

    private static Part part(String service, List<StoryEntry> entries) {
        return new Part(new Source(service, true, null), entries, new Traces(), null);
    }

    /** Questions about one debtor with one caller's token. */
    private final class Asking {
        private final String debtorId;
        private final String authorization;

        Asking(String debtorId, String authorization) {
            this.debtorId = debtorId;
            this.authorization = authorization;
        }

        Mono<Part> page(String service, String path, Function<JsonNode, List<StoryEntry>> reading) {
            return get(service, path + MOST.substring(1), debtorId)
                    .map(page -> part(service, reading.apply(page)))
                    .onErrorResume(failure -> answer(service, failure));
        }

        Mono<Part> accounts() {
            return get(Chapters.ACCOUNT, "/accounts?debtorId={id}" + MOST, debtorId)
                    .flatMapIterable(page -> page.path("items"))
                    .map(account -> account.path("accountId").asString())
                    .concatMap(
                            id ->
                                    get(Chapters.ACCOUNT, "/accounts/{id}/history?limit=200", id)
                                            .map(page -> Chapters.account(id, page)))
                    .collectList()
                    .map(
                            lists ->
                                    part(
                                            Chapters.ACCOUNT,
                                            lists.stream().flatMap(List::stream).toList()))
                    .onErrorResume(failure -> answer(Chapters.ACCOUNT, failure));
        }

        Mono<Part> plans() {
            return get(Chapters.PLAN, "/plans?debtorId={id}" + MOST, debtorId)
                    .flatMapIterable(page -> page.path("items"))
                    .concatMap(
                            plan ->
                                    get(
                                                    Chapters.PLAN,
                                                    "/plans/{id}/history",
                                                    plan.path("planId").asString())
                                            .map(history -> Chapters.plan(plan, history)))
                    .collectList()
                    .map(
                            lists ->
                                    part(
                                            Chapters.PLAN,
                                            lists.stream().flatMap(List::stream).toList()))
                    .onErrorResume(failure -> answer(Chapters.PLAN, failure));
        }

        Mono<Part> zone() {
            return get(Chapters.COMPLIANCE, "/debtors/{id}/conduct", debtorId)
                    .map(conduct -> conduct.at("/profile/zones/0").asString(""))
                    .map(
                            zone ->
                                    new Part(
                                            new Source(Chapters.COMPLIANCE, true, null),
                                            List.of(),
                                            new Traces(),
                                            zone.isEmpty() ? null : zone))
                    .onErrorResume(failure -> answer(Chapters.COMPLIANCE, failure));
        }

        private Mono<JsonNode> get(String service, String path, Object variable) {
            return neighbours.get(service, authorization, path, variable);
        }

        /** That nothing is known there is an answer too. */
        private Mono<Part> answer(String service, Throwable failure) {
            var cause = failure.getCause();
            var told =
                    failure instanceof WebClientResponseException || cause == null
                            ? failure
                            : cause;
            return Mono.just(
                    failure instanceof WebClientResponseException.NotFound
                            ? part(service, List.of())
                            : silent(service, Unanswered.why(told)));
        }
    }
}
