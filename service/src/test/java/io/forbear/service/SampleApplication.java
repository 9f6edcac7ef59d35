package io.forbear.service;

import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The smallest service, to see what every service gets from this module. */
@SpringBootApplication
class SampleApplication {

    record Sample(
            @NotBlank String name,
            @Positive int count,
            LocalDate on,
            DayOfWeek day,
            @Nullable Instant at) {}

    @RestController
    static class SampleController {
        @PreAuthorize("hasRole('collector')")
        @PostMapping("/samples")
        Mono<String> create(@Valid @RequestBody Sample sample) {
            return Mono.just(sample.name());
        }

        @PreAuthorize("hasAnyRole('collector','auditor')")
        @GetMapping("/samples/{id}")
        Mono<String> get(@PathVariable String id) {
            return "broken".equals(id)
                    ? Mono.error(new IllegalStateException("secret detail"))
                    : Mono.error(Problem.notFound("sample", id));
        }

        @PreAuthorize("hasRole('auditor')")
        @GetMapping("/samples")
        Mono<String> list(
                @RequestParam(required = false) @Nullable String cursor,
                @RequestParam(required = false) @Nullable Integer limit,
                @RequestParam(required = false) @Nullable DayOfWeek day,
                @RequestParam(required = false) @Nullable Instant from,
                @RequestParam(required = false) @Nullable LocalDate on) {
            var at = Cursor.parse(cursor, 1);
            return Mono.just(Limit.of(limit) + ":" + (at == null ? "start" : at.key(0)));
        }
    }
}
