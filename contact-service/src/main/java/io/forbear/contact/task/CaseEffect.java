package io.forbear.contact.task;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.casework.Occurrence;
import io.forbear.contact.casework.Report;
import io.forbear.contact.statement.StatementService;
import io.forbear.contact.statement.StatementService.Taken;
import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.Traced;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What events do: to the debtor's case, and to what persons have to do. */
@Component
public class CaseEffect implements BatchEffect<Occurrence> {
    private final Casework casework;
    private final StatementService statements;
    private final FollowUpService followUps;

    CaseEffect(Casework casework, StatementService statements, FollowUpService followUps) {
        this.casework = casework;
        this.statements = statements;
        this.followUps = followUps;
    }

    @Override
    public Mono<Void> on(List<Traced<Occurrence>> occurrences) {
        var reports = occurrences.stream().flatMap(one -> report(one.what())).toList();
        return reports.isEmpty()
                ? casework.on(occurrences)
                : statements.in(reports).flatMap(taken -> on(occurrences, reports, taken));
    }

    /** What was said that stops contacts has its effect with the report that tells of it. */
    private Mono<Void> on(List<Traced<Occurrence>> occurrences, List<Report> reports, Taken taken) {
        var all = Stream.concat(occurrences.stream(), taken.occurrences().stream()).toList();
        return casework.on(all)
                .then(
                        Mono.defer(
                                () ->
                                        followUps.after(
                                                reports.stream().map(Report::happened).toList())))
                .then(Mono.defer(() -> statements.put(taken)));
    }

    private static Stream<Report> report(Occurrence occurrence) {
        return occurrence instanceof Report report ? Stream.of(report) : Stream.empty();
    }
}
