package io.forbear.contact.task;

import io.forbear.contact.channel.Channel;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What collectors can do. */
@RestController
@RequestMapping("/collectors/{collectorId}")
class CollectorController {
    private final Collectors collectors;
    private final Clock clock;

    CollectorController(Collectors collectors, Clock clock) {
        this.collectors = collectors;
        this.clock = clock;
    }

    /**
     * What a collector can do.
     *
     * @param stages not given: all
     * @param channels not given: all
     * @param capacity how many tasks one may hold at once
     */
    record Skills(
            @NotEmpty @Size(max = 50)
                    List<@NotNull @Pattern(regexp = "[a-z]{2,3}") String> languages,
            @NotEmpty @Size(max = 50)
                    List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> jurisdictions,
            @Nullable @Size(max = 50) List<@NotNull @Size(max = 50) String> stages,
            @Nullable List<@NotNull Channel> channels,
            @Min(1) @Max(100) int capacity) {

        private Collector of(String collectorId) {
            return new Collector(
                    collectorId,
                    languages,
                    jurisdictions,
                    stages == null ? List.of() : stages,
                    channels == null ? List.of() : channels.stream().map(Enum::name).toList(),
                    capacity,
                    null,
                    null);
        }
    }

    @Operation(summary = "Says what a collector can do, and how many tasks he may hold at once")
    @PreAuthorize("hasRole('operations')")
    @PutMapping
    Mono<Collector> put(
            @PathVariable String collectorId, @Valid @RequestBody Skills skills, Principal caller) {
        return collectors
                .put(skills.of(collectorId), caller.getName(), clock.instant())
                .then(Mono.defer(() -> collectors.find(collectorId)));
    }

    @Operation(summary = "What a collector can do")
    @PreAuthorize("hasAnyRole('operations', 'collector', 'auditor')")
    @GetMapping
    Mono<Collector> find(@PathVariable String collectorId) {
        return collectors
                .find(collectorId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("collector", collectorId)));
    }
}
