package io.forbear.contact.casework;

import io.forbear.contact.history.Contact;
import io.forbear.messaging.Outbox;
import io.forbear.messaging.Outgoing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Puts down what came of looking at debtors, asks the gate and orders contacts; at once. */
@Component
class Bookkeeping {
    private final Dossiers dossiers;
    private final Silences silences;
    private final Handover handover;
    private final Outbox outbox;
    private final Clock clock;

    Bookkeeping(
            Dossiers dossiers, Silences silences, Handover handover, Outbox outbox, Clock clock) {
        this.dossiers = dossiers;
        this.silences = silences;
        this.handover = handover;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** For debtors whose dossiers are held, in the order of their ids. */
    Mono<Void> put(List<Looked> debtors, List<Order> orders) {
        var now = clock.instant();
        return dossiers.put(debtors)
                .then(handover.of(debtors.stream().map(Looked::advance).toList(), now))
                .then(silences.note(debtors))
                .flatMap(asked -> outbox.publish(events(debtors, orders, asked, now)));
    }

    private static List<Outgoing<?>> events(
            List<Looked> debtors,
            List<Order> orders,
            Map<String, Contact.Proposed> asked,
            Instant now) {
        var events = new ArrayList<Outgoing<?>>();
        orders.forEach(order -> events.add(CommandEvents.of(order, now)));
        debtors.forEach(debtor -> GatewayNewsEvents.of(debtor, asked).forEach(events::add));
        debtors.forEach(debtor -> ProposalEvents.of(debtor).forEach(events::add));
        return events;
    }
}
