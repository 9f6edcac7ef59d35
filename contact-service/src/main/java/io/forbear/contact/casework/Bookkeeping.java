package io.forbear.contact.casework;

import io.forbear.messaging.Outbox;
import io.forbear.messaging.Outgoing;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts down what came of looking at debtors, asks the gate and orders contacts; at once. */
@Component
class Bookkeeping {
    private final Dossiers dossiers;
    private final Outbox outbox;
    private final Clock clock;

    Bookkeeping(Dossiers dossiers, Outbox outbox, Clock clock) {
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For debtors whose dossiers are held, in the order of their ids. */
    Mono<Void> put(List<Looked> debtors, List<Order> orders) {
        var now = clock.instant();
        var events =
                Stream.<Outgoing<?>>concat(
                                debtors.stream().flatMap(ProposalEvents::of),
                                orders.stream().map(order -> CommandEvents.of(order, now)))
                        .toList();
        return dossiers.put(debtors).then(Mono.defer(() -> outbox.publish(events)));
    }
}
