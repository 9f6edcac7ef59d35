package io.forbear.contact.casework;

import io.forbear.contact.proposal.Advance;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts down what came of looking at debtors, and asks the gate; in one transaction. */
@Component
class Bookkeeping {
    private final Dossiers dossiers;
    private final ProposalPublisher proposals;

    Bookkeeping(Dossiers dossiers, ProposalPublisher proposals) {
        this.dossiers = dossiers;
        this.proposals = proposals;
    }

    /**
     * For debtors whose dossiers are held, in the order of their ids.
     *
     * @param because the event that led to it; null: their time had come
     */
    Mono<Void> put(List<Advance> advances, @Nullable UUID because) {
        return dossiers.put(advances)
                .thenMany(Flux.fromIterable(advances))
                .concatMap(advance -> proposals.publish(advance, because))
                .then();
    }
}
