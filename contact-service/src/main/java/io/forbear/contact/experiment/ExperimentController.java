package io.forbear.contact.experiment;

import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.strategy.Experiment;
import io.forbear.service.csv.CsvTable;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Champions and challengers. */
@RestController
@PreAuthorize("hasAnyRole('risk-desk', 'compliance-officer', 'auditor')")
@Tag(
        name = "experiments",
        description = "Champion and challenger strategies, and what came of each")
class ExperimentController {
    private static final CsvTable TABLE = CsvTable.of(ArmReport.class);

    private final ArmReports reports;
    private final Playbooks playbooks;

    ExperimentController(ArmReports reports, Playbooks playbooks) {
        this.reports = reports;
        this.playbooks = playbooks;
    }

    /**
     * An experiment.
     *
     * @param running whether the version in force has it
     */
    record ExperimentReport(String id, boolean running, List<ArmReport> arms) {}

    @GetMapping("/strategies/experiments")
    @Operation(summary = "The experiments of the version in force")
    Mono<List<Experiment>> experiments() {
        return Mono.fromSupplier(() -> playbooks.current().strategies().experiments());
    }

    @GetMapping(path = "/strategies/experiments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What came of each arm",
            description = "Also as text/csv. Ended experiments keep their report.")
    Mono<ExperimentReport> report(@PathVariable String id) {
        return arms(id).map(arms -> new ExperimentReport(id, isRunning(id), arms));
    }

    @GetMapping(path = "/strategies/experiments/{id}", produces = "text/csv")
    @Operation(summary = "The same as a table")
    Mono<String> table(@PathVariable String id) {
        return arms(id).map(arms -> TABLE.header() + TABLE.rows(arms));
    }

    private Mono<List<ArmReport>> arms(String id) {
        return reports.of(id)
                .collectList()
                .filter(arms -> !arms.isEmpty() || isRunning(id))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("experiment", id)));
    }

    private boolean isRunning(String id) {
        return playbooks.current().strategies().experiments().stream()
                .anyMatch(one -> one.id().equals(id));
    }
}
