package io.forbear.console.record;

import io.forbear.console.audit.Audit;
import io.forbear.console.audit.Deed;
import io.forbear.service.page.Limit;
import io.forbear.service.problem.Problem;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Instant;
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

/** Looks into topics. What is personal is masked; to see it is a deed with a reason. */
@RestController
@RequestMapping("/api/topics/{name}/records")
class RecordController {
    private final RecordReader reader;
    private final Audit audit;
    private final LookThreads threads;

    RecordController(RecordReader reader, LookThreads threads, Audit audit) {
        this.reader = reader;
        this.threads = threads;
        this.audit = audit;
    }

    /** Why personal data are to be shown. */
    record Unmasking(@NotBlank @Size(max = 1000) String reason) {}

    /** What is looked for, as the address says it. */
    record Asked(
            @Nullable String debtor,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String field,
            @Nullable String value,
            @Nullable Integer partition,
            @Nullable String before,
            @Nullable Integer limit,
            @Nullable Boolean parked) {

        private Query query() {
            if ((field == null) != (value == null)) {
                throw Problem.badRequest(
                        field == null ? "field" : "value", "field and value go together");
            }
            return new Query(
                    debtor,
                    from,
                    to,
                    field,
                    value,
                    partition,
                    Before.parse(before),
                    Limit.of(limit));
        }

        private String nameOf(Topic<?> topic) {
            return Boolean.TRUE.equals(parked) ? topic.parkedName() : topic.name();
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('operations','compliance-officer','auditor')")
    Mono<RecordPage> records(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String debtor,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String field,
            @RequestParam(required = false) @Nullable String value,
            @RequestParam(required = false) @Nullable Integer partition,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable Boolean parked) {
        var asked = new Asked(debtor, from, to, field, value, partition, before, limit, parked);
        var topic = topic(name);
        var query = asked.query();
        return threads.look(() -> reader.look(topic, asked.nameOf(topic), query));
    }

    @PostMapping("/{partition}/{offset}/unmasking")
    @PreAuthorize("hasAnyRole('compliance-officer','auditor')")
    Mono<RecordView> unmask(
            @PathVariable String name,
            @PathVariable int partition,
            @PathVariable long offset,
            @RequestParam(defaultValue = "false") boolean parked,
            @Valid @RequestBody Unmasking body,
            Principal caller) {
        var topic = topic(name);
        var full = parked ? topic.parkedName() : topic.name();
        var target = "%s-%d@%d".formatted(full, partition, offset);
        return audit.around(
                Deed.unmasked(caller.getName(), target, body.reason()),
                threads.look(
                        () -> found(reader.one(topic, full, partition, offset, true), target)));
    }

    private static RecordView found(@Nullable RecordView record, String target) {
        if (record == null) {
            throw Problem.notFound("record", target);
        }
        return record;
    }

    /** Only topics of which it is known what in them is personal. */
    private static Topic<?> topic(String name) {
        return Topics.all().stream()
                .filter(topic -> topic.name().equals(name))
                .findAny()
                .orElseThrow(
                        () ->
                                Problem.notFound(
                                        "The catalogue has no topic "
                                                + name
                                                + "; into others nobody looks here."));
    }
}
