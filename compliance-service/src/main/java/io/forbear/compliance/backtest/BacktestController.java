package io.forbear.compliance.backtest;

import io.forbear.compliance.backtest.Backtest.Request;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Back-tests of rule packs. */
@RestController
@RequestMapping("/rule-packs/{id}/backtests")
class BacktestController {
    private final BacktestService service;
    private final Backtests backtests;

    BacktestController(BacktestService service, Backtests backtests) {
        this.service = service;
        this.backtests = backtests;
    }

    @Operation(
            summary = "Begins a back-test",
            description =
                    "Replays what the topics hold, judges it by the packs in force and with this"
                            + " version in the place of its pack, whatever its date, and reports the"
                            + " differences. Nothing live is touched. Everything is read; from and to"
                            + " choose which contacts are judged, offsets of an earlier report repeat"
                            + " that back-test. One runs at a time; 409 while another does.")
    @PostMapping
    @PreAuthorize("hasRole('compliance-officer')")
    Mono<ResponseEntity<Backtest>> begin(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Request request,
            Principal caller) {
        return service.begin(id, checked(request), caller.getName())
                .map(
                        begun ->
                                ResponseEntity.accepted()
                                        .location(
                                                URI.create(
                                                        "/rule-packs/%s/backtests/%d"
                                                                .formatted(id, begun.number())))
                                        .body(begun));
    }

    @Operation(summary = "The back-tests of a version, newest first")
    @GetMapping
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Flux<Backtest> list(@PathVariable String id) {
        return backtests.of(id);
    }

    @Operation(
            summary = "A back-test, its progress and its report",
            description =
                    "The report's digest is the same for the same text, offsets, limits and packs"
                            + " in force. INTERRUPTED: the instance that ran it was stopped.")
    @GetMapping("/{number}")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Mono<Backtest> find(@PathVariable String id, @PathVariable int number) {
        return backtests
                .find(id, number)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("back-test", id + "/" + number)));
    }

    private static Request checked(@Nullable Request request) {
        if (request == null) {
            return Request.EVERYTHING;
        }
        var from = request.from();
        var to = request.to();
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problem.invalid("to", "must be after from, found " + to);
        }
        var offsets = request.offsets();
        if (offsets != null) {
            var known = Stretch.topics();
            for (var range : offsets) {
                if (!known.contains(range.topic())
                        || range.from() < 0
                        || range.to() < range.from()) {
                    throw Problem.invalid(
                            "offsets", "must name input topics and rising offsets, found " + range);
                }
            }
        }
        return request;
    }
}
