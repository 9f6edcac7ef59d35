package io.forbear.contact.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Compares how often groups of debtors are contacted. The groups come with the request and leave
 * with the answer: they are not stored, and nothing is decided by them.
 */
@RestController
@PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
class FairnessController {
    private static final String PATH = "/fairness/contact-intensity";
    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final double SECONDS_PER_DAY = 86_400;

    private final AttemptCounts counts;
    private final FairnessSettings settings;

    FairnessController(AttemptCounts counts, FairnessSettings settings) {
        this.counts = counts;
        this.settings = settings;
    }

    /** Debtor ids by group. */
    record CheckBody(
            @NotNull Instant from,
            @NotNull Instant to,
            @NotNull Map<String, @NotNull List<@NotNull String>> groups) {}

    /** What was found, and by which threshold. */
    record Check(
            Instant from,
            Instant to,
            double threshold,
            int smallestGroup,
            List<Intensity> groups) {}

    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Compare contact intensity between groups of debtors, named in JSON")
    Mono<Check> check(@Valid @RequestBody CheckBody body) {
        return check(new Groups(body.groups()), body.from(), body.to());
    }

    @PostMapping(path = PATH, consumes = "text/csv")
    @Operation(
            summary = "The same, named in lines of debtor_id,group",
            description = "UTF-8, up to 200,000 debtors and 32 MB: a whole portfolio.")
    Mono<Check> checkCsv(
            @RequestBody Flux<DataBuffer> csv,
            @RequestParam Instant from,
            @RequestParam Instant to) {
        return DataBufferUtils.join(csv, MOST_BYTES)
                .map(FairnessController::text)
                .defaultIfEmpty("")
                .flatMap(text -> check(Groups.ofCsv(text), from, to));
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Mono<Check> check(Groups groups, Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problem.invalid("to", "must be after from");
        }
        var debtors = groups.byGroup().values().stream().flatMap(List::stream).toList();
        var days = Duration.between(from, to).toSeconds() / SECONDS_PER_DAY;
        return counts.of(debtors, from, to)
                .map(found -> Intensity.compare(perDebtor(groups, found), days, settings))
                .map(
                        all ->
                                new Check(
                                        from,
                                        to,
                                        settings.threshold(),
                                        settings.smallestGroup(),
                                        all));
    }

    private static Map<String, List<Long>> perDebtor(Groups groups, Map<String, Long> attempts) {
        var perDebtor = new TreeMap<String, List<Long>>();
        groups.byGroup()
                .forEach(
                        (group, debtors) ->
                                perDebtor.put(
                                        group,
                                        debtors.stream()
                                                .map(id -> attempts.getOrDefault(id, 0L))
                                                .toList()));
        return perDebtor;
    }
}
