package io.forbear.compliance.decision;

import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.Traced;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what the gate is asked and answers, all that comes together at once. */
@Component
class GateLog implements BatchEffect<GateEntry> {
    private final ProposedContacts proposals;
    private final ContactDecisions decisions;

    GateLog(ProposedContacts proposals, ContactDecisions decisions) {
        this.proposals = proposals;
        this.decisions = decisions;
    }

    @Override
    public Mono<Void> on(List<Traced<GateEntry>> entries) {
        return proposals
                .store(only(ProposedContact.class, entries))
                .then(decisions.store(only(ContactDecision.class, entries)));
    }

    private static <T extends GateEntry> List<T> only(
            Class<T> kind, List<Traced<GateEntry>> entries) {
        return entries.stream().map(Traced::what).filter(kind::isInstance).map(kind::cast).toList();
    }
}
