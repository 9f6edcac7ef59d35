package io.forbear.contact.casework;

import io.forbear.contact.history.Contacts;
import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.revocation.RevocationService;
import io.forbear.contact.silence.UnreportedCommands;
import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.Traced;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Works on debtors after events about them, all that come together in one transaction: one look at
 * each debtor after all that has happened to him. The caller has the transaction.
 */
@Component
public class Casework implements BatchEffect<Occurrence> {
    private final Dossiers dossiers;
    private final Contacts contacts;
    private final Playbooks playbooks;
    private final UnreportedCommands unreported;
    private final RevocationService revocations;
    private final Bookkeeping books;
    private final TraceContexts traces;
    private final Clock clock;

    Casework(
            Dossiers dossiers,
            Contacts contacts,
            Playbooks playbooks,
            UnreportedCommands unreported,
            RevocationService revocations,
            Bookkeeping books,
            TraceContexts traces,
            Clock clock) {
        this.dossiers = dossiers;
        this.contacts = contacts;
        this.playbooks = playbooks;
        this.unreported = unreported;
        this.revocations = revocations;
        this.books = books;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public Mono<Void> on(List<Traced<Occurrence>> occurrences) {
        var debtors = occurrences.stream().map(one -> one.what().debtorId()).distinct().toList();
        return traced(occurrences)
                .zipWith(dossiers.hold(debtors))
                .flatMap(both -> put(turns(both.getT1(), both.getT2(), clock.instant())));
    }

    /** What comes alone belongs to the trace of the chain. */
    private Mono<List<Traced<Occurrence>>> traced(List<Traced<Occurrence>> occurrences) {
        return occurrences.size() > 1
                ? Mono.just(occurrences)
                : traces.current()
                        .map(trace -> List.of(new Traced<>(occurrences.getFirst().what(), trace)))
                        .defaultIfEmpty(occurrences);
    }

    /** In the order of the debtors' ids. */
    private Collection<Turn> turns(
            List<Traced<Occurrence>> occurrences, Map<String, Dossier> held, Instant now) {
        var treatment = playbooks.current().treatment();
        var turns = new TreeMap<String, Turn>();
        for (var occurrence : occurrences) {
            turns.computeIfAbsent(
                            occurrence.what().debtorId(),
                            id ->
                                    new Turn(
                                            treatment,
                                            held.getOrDefault(id, Dossier.about(id)),
                                            now))
                    .take(occurrence);
        }
        return turns.values();
    }

    private Mono<Void> put(Collection<Turn> turns) {
        var notes = turns.stream().flatMap(turn -> turn.notes().stream()).toList();
        var orders = turns.stream().flatMap(turn -> turn.orders().stream()).toList();
        var looked = turns.stream().map(Turn::look).collect(Collectors.toUnmodifiableList());
        return contacts.note(notes)
                .then(Mono.defer(() -> watch(turns)))
                .then(Mono.defer(() -> books.put(looked, orders)));
    }

    /** Reports that end a silence, and contacts after a revocation; most turns have neither. */
    private Mono<Void> watch(Collection<Turn> turns) {
        var now = clock.instant();
        return Flux.fromIterable(turns)
                .concatMapIterable(Turn::heard)
                .concatMap(report -> unreported.heard(report, now))
                .then(revocations.take(turns.stream().map(Turn::learned).toList(), now));
    }
}
