package io.forbear.account.figure;

import io.forbear.account.stage.Hindsight;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Days of which figures are answered from kept positions. */
@RestController
@Tag(name = "portfolio", description = "All accounts in numbers")
class KeptDayController {
    private static final String READERS =
            "hasAnyRole('auditor', 'compliance-officer', 'core-banking', 'operations')";
    private static final String DECIDERS = "hasAnyRole('compliance-officer', 'operations')";

    private final KeptDays days;
    private final LateFacts late;
    private final Hindsight hindsight;
    private final Clock clock;

    KeptDayController(KeptDays days, LateFacts late, Hindsight hindsight, Clock clock) {
        this.days = days;
        this.late = late;
        this.hindsight = hindsight;
        this.clock = clock;
    }

    /** Days to be kept, besides the ends of the last months. */
    record Wish(@NotEmpty @Size(max = 400) List<@NotNull LocalDate> days) {}

    /**
     * How far it is.
     *
     * @param lateFacts facts that became known later and wait to be counted; until then their
     *     accounts are counted from the facts, so that figures are right at any time
     */
    record Answer(long lateFacts, List<KeptDay> days) {}

    @PreAuthorize(READERS)
    @GetMapping("/portfolio/kept-days")
    @Operation(summary = "Which days are kept, and how far those have come that are being counted")
    Mono<Answer> keptDays() {
        return late.count().zipWith(days.all().collectList(), Answer::new);
    }

    @PreAuthorize(DECIDERS)
    @PostMapping("/portfolio/kept-days")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Keep other days than the ends of the last months, too",
            description =
                    "Answers at once; they are counted in the background. 422 for a day that"
                            + " has not ended everywhere.")
    Mono<Answer> keep(@Valid @RequestBody Wish wish) {
        var now = clock.instant();
        var last = Counting.lastClosed(now);
        for (var day : wish.days()) {
            if (day.isAfter(last)) {
                throw Problem.invalid("days", "must not be after " + last + ", found " + day);
            }
        }
        return days.ask(wish.days(), hindsight.rules(), now).then(Mono.defer(this::keptDays));
    }
}
