package io.forbear.contact.casework;

import io.forbear.contact.history.Contacts;
import io.forbear.contact.proposal.Advance;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts down what came of looking at debtors: dossiers, log and proposals, in one transaction. */
@Component
class Bookkeeping {
    private final Dossiers dossiers;
    private final Contacts contacts;
    private final ProposalPublisher proposals;

    Bookkeeping(Dossiers dossiers, Contacts contacts, ProposalPublisher proposals) {
        this.dossiers = dossiers;
        this.contacts = contacts;
        this.proposals = proposals;
    }

    /** For a debtor of whom nothing was known before. */
    Mono<Void> add(Advance advance, UUID because) {
        return dossiers.add(advance).then(tell(List.of(advance), because));
    }

    /**
     * For debtors whose dossiers are held, in the order of their ids.
     *
     * @param because the event that led to it; null: their time had come
     */
    Mono<Void> store(List<Advance> advances, @Nullable UUID because) {
        return dossiers.store(advances).then(tell(advances, because));
    }

    private Mono<Void> tell(List<Advance> advances, @Nullable UUID because) {
        return contacts.change(all(advances, Advance::changed))
                .then(contacts.propose(all(advances, ProposalPublisher::entries)))
                .thenMany(Flux.fromIterable(advances))
                .concatMap(advance -> proposals.publish(advance, because))
                .then();
    }

    private static <T> List<T> all(List<Advance> advances, Function<Advance, List<T>> of) {
        return advances.stream().map(of).flatMap(List::stream).toList();
    }
}
