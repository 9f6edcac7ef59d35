package io.forbear.contact.casework;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.playbook.Playbooks;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Verdict.Permitted;
import io.forbear.contact.reach.Reaches;
import io.forbear.contact.revocation.RevocationService;
import io.forbear.contact.secrecy.PointValues;
import io.forbear.contact.secrecy.SealedValue;
import io.forbear.contact.silence.UnreportedCommands;
import io.forbear.messaging.BatchEffect;
import io.forbear.messaging.TraceContexts;
import io.forbear.messaging.Traced;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
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
    private final Reaches reaches;
    private final PointValues values;
    private final TraceContexts traces;
    private final Clock clock;

    Casework(
            Dossiers dossiers,
            Contacts contacts,
            Playbooks playbooks,
            UnreportedCommands unreported,
            RevocationService revocations,
            Bookkeeping books,
            Reaches reaches,
            PointValues values,
            TraceContexts traces,
            Clock clock) {
        this.dossiers = dossiers;
        this.contacts = contacts;
        this.playbooks = playbooks;
        this.unreported = unreported;
        this.revocations = revocations;
        this.books = books;
        this.reaches = reaches;
        this.values = values;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public Mono<Void> on(List<Traced<Occurrence>> occurrences) {
        var debtors = occurrences.stream().map(one -> one.what().debtorId()).distinct().toList();
        return traced(occurrences)
                .zipWith(held(debtors))
                .flatMap(both -> put(turns(both.getT1(), both.getT2(), clock.instant())));
    }

    /**
     * All of them held, each read once, also those of whom nothing was known: what somebody else
     * learns of them meanwhile, such as a contact point stated over HTTP, would be overwritten.
     */
    private Mono<Map<String, Dossier>> held(List<String> debtors) {
        return dossiers.hold(debtors)
                .flatMap(
                        known ->
                                known.size() == debtors.size()
                                        ? Mono.just(known)
                                        : begun(without(debtors, known))
                                                .map(begun -> both(known, begun)));
    }

    /** Of those that another began with just before us, what it has learned. */
    private Mono<Map<String, Dossier>> begun(List<String> debtors) {
        return dossiers.begin(debtors)
                .collectList()
                .flatMap(
                        ours -> {
                            var empty =
                                    ours.stream()
                                            .collect(toUnmodifiableMap(id -> id, Dossier::about));
                            return ours.size() == debtors.size()
                                    ? Mono.just(empty)
                                    : dossiers.hold(without(debtors, empty))
                                            .map(theirs -> both(empty, theirs));
                        });
    }

    private static List<String> without(List<String> debtors, Map<String, Dossier> found) {
        return debtors.stream().filter(id -> !found.containsKey(id)).toList();
    }

    private static Map<String, Dossier> both(
            Map<String, Dossier> some, Map<String, Dossier> others) {
        var all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    /** What comes alone without a trace of its own belongs to that of the chain. */
    private Mono<List<Traced<Occurrence>>> traced(List<Traced<Occurrence>> occurrences) {
        return occurrences.size() > 1 || occurrences.getFirst().trace() != null
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
        return contacts.note(notes)
                .flatMap(
                        stored -> learnReach(turns).then(Mono.defer(() -> putDown(turns, stored))));
    }

    private Mono<Void> putDown(Collection<Turn> turns, Map<String, SealedValue> stored) {
        var orders =
                turns.stream()
                        .flatMap(turn -> turn.orders().stream())
                        .map(order -> sealed(order, stored))
                        .toList();
        var looked = turns.stream().map(Turn::look).collect(Collectors.toUnmodifiableList());
        return watch(turns).then(Mono.defer(() -> books.put(looked, orders)));
    }

    private Order sealed(Order order, Map<String, SealedValue> stored) {
        var decision = order.decision();
        var value = stored.get(decision.proposalId());
        return value != null && decision.verdict() instanceof Permitted permitted
                ? order.with(
                        values.forCommand(
                                decision.debtorId(),
                                order.contact().endpoint(),
                                value,
                                permitted.commandId()))
                : order;
    }

    /** Of those something was reported about. */
    private Mono<Void> learnReach(Collection<Turn> turns) {
        var attempts = turns.stream().flatMap(turn -> turn.attempts().stream()).toList();
        return attempts.isEmpty()
                ? Mono.empty()
                : reaches.note(attempts).doOnNext(found -> learn(turns, found)).then();
    }

    private static void learn(Collection<Turn> turns, Map<String, Reach> found) {
        for (var turn : turns) {
            var reach = found.get(turn.debtorId());
            if (reach != null) {
                turn.learn(reach);
            }
        }
    }

    /** What is known of a debtor; empty if nothing is. */
    public Mono<Facts> facts(String debtorId) {
        return dossiers.find(debtorId).map(Dossier::facts);
    }

    /**
     * Learns anew how a debtor can be reached, after something about it was stored. The caller has
     * a transaction.
     *
     * @param store what stores it; run once the debtor is held, so that nobody overtakes it
     */
    public Mono<Void> learnReach(String debtorId, UUID because, Mono<Void> store) {
        var one = List.of(debtorId);
        return held(one)
                .flatMap(
                        held ->
                                store.then(Mono.defer(() -> reaches.of(one)))
                                        .map(found -> turn(debtorId, held, found, because))
                                        .flatMap(turn -> put(List.of(turn))));
    }

    private Turn turn(
            String debtorId, Map<String, Dossier> held, Map<String, Reach> found, UUID because) {
        var dossier = held.getOrDefault(debtorId, Dossier.about(debtorId));
        var treatment = playbooks.current().treatment();
        var turn = new Turn(treatment, dossier, clock.instant());
        turn.learn(found.getOrDefault(debtorId, Reach.NONE), because);
        return turn;
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
