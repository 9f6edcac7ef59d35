package io.forbear.contact.task;

import io.forbear.contact.casework.Casework;
import io.forbear.contact.casework.Occurrence;
import io.forbear.contact.casework.Report;
import io.forbear.contact.followup.Happened;
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
    private final FollowUpService followUps;

    CaseEffect(Casework casework, FollowUpService followUps) {
        this.casework = casework;
        this.followUps = followUps;
    }

    @Override
    public Mono<Void> on(List<Traced<Occurrence>> occurrences) {
        var reports = occurrences.stream().flatMap(one -> happened(one.what())).toList();
        return casework.on(occurrences)
                .then(
                        Mono.defer(
                                () -> reports.isEmpty() ? Mono.empty() : followUps.after(reports)));
    }

    private static Stream<Happened> happened(Occurrence occurrence) {
        return occurrence instanceof Report report ? Stream.of(report.happened()) : Stream.empty();
    }
}
