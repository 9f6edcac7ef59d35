package io.forbear.contact.casework;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.proposal.Closing;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Treatment;
import io.forbear.contact.reach.Reaches;
import io.forbear.messaging.TraceContexts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Works on one debtor after an event. The caller has a transaction. */
@Component
public class Casework {
    private final Dossiers dossiers;
    private final Contacts contacts;
    private final Treatment treatment;
    private final Bookkeeping books;
    private final CommandPublisher commands;
    private final Reaches reaches;
    private final TraceContexts traces;
    private final Clock clock;

    Casework(
            Dossiers dossiers,
            Contacts contacts,
            Treatment treatment,
            Bookkeeping books,
            CommandPublisher commands,
            Reaches reaches,
            TraceContexts traces,
            Clock clock) {
        this.dossiers = dossiers;
        this.contacts = contacts;
        this.treatment = treatment;
        this.books = books;
        this.commands = commands;
        this.reaches = reaches;
        this.traces = traces;
        this.clock = clock;
    }

    /** Learns something of a debtor. */
    public Mono<Void> learn(News news) {
        return held(news.debtorId()).flatMap(held -> learn(held, news, clock.instant()));
    }

    /** What is known of a debtor; empty if nothing is. */
    public Mono<Facts> facts(String debtorId) {
        return dossiers.find(debtorId).map(Dossier::facts);
    }

    /**
     * Learns anew how a debtor can be reached, after something about it was stored.
     *
     * @param store what stores it; run once the debtor is held, so that nobody overtakes it
     */
    public Mono<Void> learnReach(String debtorId, UUID because, Mono<Void> store) {
        return dossiers.ensure(debtorId)
                .then(Mono.defer(() -> held(debtorId)))
                .flatMap(
                        held ->
                                store.then(Mono.defer(() -> reaches.of(debtorId)))
                                        .flatMap(reach -> goOn(held, reach, because)));
    }

    private Mono<Void> goOn(Dossier held, Reach reach, UUID because) {
        var now = clock.instant();
        return goOn(held.with(held.facts().with(reach, now)), because, now);
    }

    /** Takes a decision of the gate; a permit becomes a command. */
    public Mono<Void> decide(Decision decision) {
        return held(decision.debtorId()).flatMap(held -> decide(held, decision, clock.instant()));
    }

    /** Takes a report of a gateway. */
    public Mono<Void> report(Report report) {
        return held(report.debtorId()).flatMap(held -> report(held, report));
    }

    private Mono<Dossier> held(String debtorId) {
        return dossiers.hold(debtorId).defaultIfEmpty(Dossier.about(debtorId));
    }

    private Mono<Void> learn(Dossier held, News news, Instant now) {
        var facts = news.addition().to(held.facts(), now);
        return goOn(held.with(facts), news.eventId(), now);
    }

    private Mono<Void> decide(Dossier held, Decision decision, Instant now) {
        var id = decision.proposalId();
        var ruling = treatment.decided(held, id, decision.verdict(), now);
        var state = ruling.changed() == null ? null : ruling.changed().state();
        var endpoint = ruling.command() == null ? null : ruling.command().endpoint();
        return contacts.decide(decision.debtorId(), id, decision.entry(), state, endpoint)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .flatMap(
                        value ->
                                goOn(ruling.dossier(), decision.eventId(), now)
                                        .then(
                                                commands.publish(
                                                        decision,
                                                        ruling.command(),
                                                        value.orElse(null),
                                                        now)));
    }

    private Mono<Void> report(Dossier held, Report report) {
        var closing = treatment.attempted(held, report.attempt());
        var proposalId = closing.map(Closing::proposalId).orElse(report.attempt().proposalId());
        var dossier = closing.map(Closing::dossier).orElse(held);
        return contacts.attempt(report.debtorId(), proposalId, report.entry())
                .then(Mono.defer(() -> reaches.note(dossier.facts(), report.entry())))
                .flatMap(reach -> goOn(dossier, reach, report.eventId()));
    }

    /** Looks at the debtor after what has happened; stores what came of it and tells others. */
    private Mono<Void> goOn(Dossier dossier, UUID because, Instant now) {
        var advance = treatment.advance(dossier, now);
        return traces.current()
                .map(trace -> new Looked(advance, because, trace))
                .defaultIfEmpty(new Looked(advance, because, null))
                .flatMap(looked -> books.put(List.of(looked)));
    }
}
