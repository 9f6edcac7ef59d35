package io.forbear.contact.attempt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.contact.attempt.BatchAnswer.Item;
import io.forbear.service.problem.Problem;
import io.forbear.service.problem.Problem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Takes many reports in one call. */
@RestController
class BatchController {
    static final int MOST_ITEMS = 1000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private final AttemptService attempts;
    private final ReportReader reader;
    private final JsonMapper json;

    BatchController(AttemptService attempts, ReportReader reader, JsonMapper json) {
        this.attempts = attempts;
        this.reader = reader;
        this.json = json;
    }

    @Operation(
            summary = "Takes up to 1,000 reports, each for itself",
            description =
                    "A JSON array, or one report a line (application/x-ndjson), of at most 4 MB."
                            + " The answer has an item for each report, in their order: TAKEN, KNOWN if"
                            + " the same was taken before, or REFUSED with the fields at fault. The"
                            + " same call again changes nothing.")
    @PreAuthorize("hasAnyRole('gateway', 'agency-desk')")
    @PostMapping(
            path = "/contact-attempts/batch",
            consumes = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_NDJSON_VALUE})
    Mono<BatchAnswer> batch(
            @RequestBody Flux<DataBuffer> body,
            @RequestHeader("Content-Type") MediaType type,
            Principal caller) {
        var reporter = Reporter.of(caller);
        return DataBufferUtils.join(body, MOST_BYTES)
                .map(BatchController::text)
                .switchIfEmpty(Mono.error(() -> Problem.badRequest("body", "is empty")))
                .map(
                        text ->
                                type.isCompatibleWith(MediaType.APPLICATION_NDJSON)
                                        ? lines(text)
                                        : array(text))
                .map(all -> all.stream().map(one -> judged(one, reporter)).toList())
                .flatMap(this::take);
    }

    private static Placed judged(Placed one, Reporter reporter) {
        return one.read() instanceof ReportReader.Read.Report(var body)
                        && !reporter.speaksFor(body.actor().legalEntityId(), body.channel().name())
                ? new Placed(
                        one.place(),
                        new ReportReader.Read.Refused(
                                List.of(
                                        new FieldError(
                                                "actor.legalEntityId",
                                                "the token may not speak for it on this channel"))))
                : one;
    }

    private static String text(DataBuffer buffer) {
        try {
            return buffer.toString(UTF_8);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    /**
     * A report, or why there is none.
     *
     * @param place in the call, from 0; blank lines have one too
     */
    private record Placed(int place, ReportReader.Read read) {}

    private List<Placed> lines(String text) {
        var lines = byPlace(text);
        checkSize(lines.size());
        return lines.entrySet().stream()
                .map(line -> new Placed(line.getKey(), reader.read(line.getValue())))
                .toList();
    }

    /** The lines that are not blank, by their number from 0, so that the sender finds them. */
    static SortedMap<Integer, String> byPlace(String text) {
        var lines = new TreeMap<Integer, String>();
        var place = 0;
        for (var line : text.lines().toList()) {
            if (!line.isBlank()) {
                lines.put(place, line);
            }
            place++;
        }
        return lines;
    }

    private List<Placed> array(String text) {
        try {
            var array = json.readTree(text);
            if (!array.isArray()) {
                throw Problem.badRequest("body", "must be a JSON array of reports");
            }
            checkSize(array.size());
            var all = new ArrayList<Placed>();
            array.values().forEach(one -> all.add(new Placed(all.size(), reader.read(one))));
            return all;
        } catch (JacksonException e) {
            throw Problem.badRequest("body", "is not valid JSON: " + e.getOriginalMessage());
        }
    }

    private static void checkSize(int size) {
        if (size > MOST_ITEMS) {
            throw Problem.invalid(
                    "body", "must have at most %d reports, found %d".formatted(MOST_ITEMS, size));
        }
    }

    private Mono<BatchAnswer> take(List<Placed> all) {
        var bodies = new ArrayList<AttemptBody>();
        for (var one : all) {
            if (one.read() instanceof ReportReader.Read.Report report) {
                bodies.add(report.body());
            }
        }
        return attempts.takeAll(bodies).map(receipts -> answer(all, receipts));
    }

    private static BatchAnswer answer(List<Placed> all, List<Receipt> receipts) {
        var items = new ArrayList<Item>();
        var next = receipts.iterator();
        for (var one : all) {
            items.add(
                    switch (one.read()) {
                        case ReportReader.Read.Report _ -> Item.of(one.place(), next.next());
                        case ReportReader.Read.Refused refused ->
                                Item.of(one.place(), refused.faults());
                    });
        }
        return BatchAnswer.of(items);
    }
}
