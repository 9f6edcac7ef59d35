package io.forbear.contact.casework;

import io.forbear.messaging.TraceContexts;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts down what came of looking at debtors, and asks the gate; in one transaction. */
@Component
class Bookkeeping {
    private final Dossiers dossiers;
    private final ProposalPublisher proposals;
    private final GatewayNewsPublisher news;
    private final TraceContexts traces;

    Bookkeeping(
            Dossiers dossiers,
            ProposalPublisher proposals,
            GatewayNewsPublisher news,
            TraceContexts traces) {
        this.dossiers = dossiers;
        this.proposals = proposals;
        this.news = news;
        this.traces = traces;
    }

    /** For debtors whose dossiers are held, in the order of their ids. */
    Mono<Void> put(List<Looked> debtors) {
        return dossiers.put(debtors)
                .thenMany(Flux.fromIterable(debtors))
                .concatMap(one -> traces.continuing(one.trace(), tell(one)))
                .then();
    }

    private Mono<Void> tell(Looked one) {
        return news.publish(one).then(proposals.publish(one));
    }
}
