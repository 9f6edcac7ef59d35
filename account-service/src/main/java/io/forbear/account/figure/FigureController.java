package io.forbear.account.figure;

import io.forbear.account.fact.Zones;
import io.forbear.service.csv.CsvTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.http.ContentDisposition;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers with figures of the portfolio. */
@RestController
@Tag(name = "portfolio", description = "All accounts in numbers")
class FigureController {
    private static final String READERS =
            "hasAnyRole('auditor', 'compliance-officer', 'core-banking')";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final FigureService figures;
    private final Zones zones;
    private final Clock clock;

    FigureController(FigureService figures, Zones zones, Clock clock) {
        this.figures = figures;
        this.zones = zones;
        this.clock = clock;
    }

    /**
     * A figure as it was asked for.
     *
     * @param by the dimensions it is told apart by; besides, always by currency
     * @param kept whether it comes from kept positions, rather than from all facts
     */
    record Answer(String figure, List<String> by, boolean kept, List<?> rows) {}

    @PreAuthorize(READERS)
    @GetMapping("/portfolio/{figure}")
    @Operation(
            summary = "A figure: ageing, overdue-rate, roll-rate, cure or recovery",
            description =
                    "asOf for ageing and overdue-rate (default: today), from and to for the others"
                            + " (default: the last full month); by: any of cohort, stage, product,"
                            + " agency, separated by commas. Dates are those of effect, so a"
                            + " back-dated fact changes what is said of the past.")
    Mono<Answer> figure(
            @PathVariable String figure,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") List<String> by) {
        return counted(FigureName.of(figure), new FigureQuestion(asOf, from, to, by))
                .map(counted -> new Answer(figure, by, counted.kept(), counted.rows()));
    }

    @PreAuthorize(READERS)
    @GetMapping(path = "/portfolio/{figure}.csv", produces = "text/csv;charset=UTF-8")
    @Operation(
            summary = "The same as comma-separated values",
            description =
                    "RFC 4180 in UTF-8, with a header row. A cell that a spreadsheet would take"
                            + " for a formula begins with an apostrophe. With `bom=true` the text"
                            + " begins with a byte order mark, by which Excel knows UTF-8.")
    Mono<String> table(
            @PathVariable String figure,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate asOf,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "") List<String> by,
            @RequestParam(defaultValue = "false") boolean bom,
            ServerHttpResponse response) {
        var name = FigureName.of(figure);
        var table = CsvTable.of(name.row());
        response.getHeaders()
                .setContentDisposition(
                        ContentDisposition.attachment().filename(figure + ".csv").build());
        return counted(name, new FigureQuestion(asOf, from, to, by))
                .map(
                        counted ->
                                (bom ? BYTE_ORDER_MARK : "")
                                        + table.header()
                                        + table.rows(counted.rows()));
    }

    private Mono<FigureService.Counted> counted(FigureName name, FigureQuestion question) {
        var today = LocalDate.ofInstant(clock.instant(), zones.usual());
        return Mono.fromSupplier(() -> name.asked(question, today))
                .flatMap(empty -> figures.count(() -> empty));
    }
}
