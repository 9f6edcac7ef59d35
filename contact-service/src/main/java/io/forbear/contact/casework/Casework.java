package io.forbear.contact.casework;

import io.forbear.contact.history.Contacts;
import io.forbear.contact.proposal.Closing;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Treatment;
import io.forbear.contact.revocation.RevocationService;
import io.forbear.contact.silence.UnreportedCommands;
import io.forbear.messaging.TraceContexts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Works on one debtor after an event. The caller has a transaction. */
@Component
public class Casework {
    private final Dossiers dossiers;
    private final Contacts contacts;
    private final UnreportedCommands unreported;
    private final RevocationService revocations;
    private final Treatment treatment;
    private final Bookkeeping books;
    private final CommandPublisher commands;
    private final TraceContexts traces;
    private final Clock clock;

    Casework(
            Dossiers dossiers,
            Contacts contacts,
            UnreportedCommands unreported,
            RevocationService revocations,
            Treatment treatment,
            Bookkeeping books,
            CommandPublisher commands,
            TraceContexts traces,
            Clock clock) {
        this.dossiers = dossiers;
        this.contacts = contacts;
        this.unreported = unreported;
        this.revocations = revocations;
        this.treatment = treatment;
        this.books = books;
        this.commands = commands;
        this.traces = traces;
        this.clock = clock;
    }

    /** Learns something of a debtor. */
    public Mono<Void> learn(News news) {
        return held(news.debtorId()).flatMap(held -> learn(held, news, clock.instant()));
    }

    /** Takes a decision of the gate; a permit becomes a command. */
    public Mono<Void> decide(Decision decision) {
        return held(decision.debtorId()).flatMap(held -> decide(held, decision, clock.instant()));
    }

    /** Takes a report of a gateway. */
    public Mono<Void> report(Report report) {
        return held(report.debtorId()).flatMap(held -> report(held, report, clock.instant()));
    }

    private Mono<Dossier> held(String debtorId) {
        return dossiers.hold(debtorId).defaultIfEmpty(Dossier.about(debtorId));
    }

    private Mono<Void> learn(Dossier held, News news, Instant now) {
        var facts = news.addition().to(held.facts(), now);
        return revocations
                .learned(held.facts(), facts, now)
                .then(goOn(held.with(facts), news.eventId(), now));
    }

    private Mono<Void> decide(Dossier held, Decision decision, Instant now) {
        var id = decision.proposalId();
        var ruling = treatment.decided(held, id, decision.verdict(), now);
        var state = ruling.changed() == null ? null : ruling.changed().state();
        var noted = contacts.decide(decision.debtorId(), id, decision.entry(), state);
        return noted.then(goOn(ruling.dossier(), decision.eventId(), now))
                .then(commands.publish(decision, ruling.command(), now));
    }

    private Mono<Void> report(Dossier held, Report report, Instant now) {
        var closing = treatment.attempted(held, report.attempt());
        var proposalId = closing.map(Closing::proposalId).orElse(report.attempt().proposalId());
        var dossier = closing.map(Closing::dossier).orElse(held);
        var heard =
                closing.filter(Closing::endsSilence).isPresent()
                        ? unreported.heard(closing.get().proposalId(), report.entry(), now)
                        : Mono.<Void>empty();
        return contacts.attempt(report.debtorId(), proposalId, report.entry())
                .then(heard)
                .then(revocations.reported(dossier.facts()))
                .then(goOn(dossier, report.eventId(), now));
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
