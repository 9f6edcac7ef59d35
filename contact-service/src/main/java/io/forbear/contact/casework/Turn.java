package io.forbear.contact.casework;

import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Reach;
import io.forbear.contact.history.Noted;
import io.forbear.contact.proposal.Closing;
import io.forbear.contact.proposal.Dossier;
import io.forbear.contact.proposal.Treatment;
import io.forbear.contact.reach.ReachedAttempt;
import io.forbear.contact.revocation.Learned;
import io.forbear.messaging.Traced;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What events do to one debtor's dossier, one after the other, and what is to be put down and told
 * because of them. Calls nobody.
 */
final class Turn {
    private final Treatment treatment;
    private final Instant now;
    private final List<Noted> notes = new ArrayList<>();
    private final List<ReachedAttempt> attempts = new ArrayList<>();
    private final List<Order> orders = new ArrayList<>();
    private final List<Noted.Attempted> heard = new ArrayList<>();
    private final Facts before;
    private Dossier dossier;
    private @Nullable UUID because;
    private @Nullable String trace;

    Turn(Treatment treatment, Dossier dossier, Instant now) {
        this.treatment = treatment;
        this.dossier = dossier;
        before = dossier.facts();
        this.now = now;
    }

    void take(Traced<Occurrence> occurrence) {
        because = occurrence.what().eventId();
        trace = occurrence.trace();
        switch (occurrence.what()) {
            case News news -> learn(news);
            case Decision decision -> decide(decision);
            case Report report -> report(report);
            case Doubt doubt -> doubt(doubt);
        }
    }

    private void learn(News news) {
        dossier = dossier.with(news.addition().to(dossier.facts(), now));
    }

    private void decide(Decision decision) {
        var ruling = treatment.decided(dossier, decision.proposalId(), decision.verdict(), now);
        dossier = ruling.dossier();
        var changed = ruling.changed();
        var contact = ruling.command();
        notes.add(
                new Noted.Decided(
                        decision.debtorId(),
                        decision.proposalId(),
                        decision.entry(),
                        changed == null ? null : changed.state(),
                        contact == null ? null : contact.endpoint()));
        if (contact != null) {
            orders.add(new Order(decision, contact, trace, null));
        }
    }

    private void report(Report report) {
        var closing = treatment.attempted(dossier, report.attempt());
        dossier = closing.map(Closing::dossier).orElse(dossier);
        var noted =
                new Noted.Attempted(
                        report.debtorId(),
                        closing.map(Closing::proposalId).orElse(report.attempt().proposalId()),
                        report.entry());
        notes.add(noted);
        attempts.add(ReachedAttempt.of(dossier.facts(), report.entry()));
        if (closing.filter(Closing::endsSilence).isPresent()) {
            heard.add(noted);
        }
    }

    /** Nobody waits any longer for a report that will not come. */
    private void doubt(Doubt doubt) {
        var entry = doubt.entry();
        var closing = treatment.inDoubt(dossier, entry.commandId(), entry.occurredAt());
        dossier = closing.map(Closing::dossier).orElse(dossier);
        notes.add(
                new Noted.Attempted(
                        doubt.debtorId(),
                        closing.map(Closing::proposalId).orElse(entry.proposalId()),
                        entry));
    }

    /** Learns how the debtor can be reached, after what was reported was stored. */
    void learn(Reach reach) {
        dossier = dossier.with(dossier.facts().with(reach, now));
    }

    /** The same without an event, because something else was stored. */
    void learn(Reach reach, UUID cause) {
        because = cause;
        learn(reach);
    }

    String debtorId() {
        return dossier.facts().debtorId();
    }

    /** Reports of commands that had been given up. */
    List<Noted.Attempted> heard() {
        return List.copyOf(heard);
    }

    /** What was known before and is known now, for whoever watches the contacts after it. */
    Learned learned() {
        var isReported = notes.stream().anyMatch(Noted.Attempted.class::isInstance);
        return new Learned(before, dossier.facts(), isReported);
    }

    /** Looks at the debtor after all of it. */
    Looked look() {
        return new Looked(treatment.advance(dossier, now), Objects.requireNonNull(because), trace);
    }

    /** For the log of contacts, in the order of the events. */
    List<Noted> notes() {
        return List.copyOf(notes);
    }

    /** What reports tell about reaching him, in the order of the events. */
    List<ReachedAttempt> attempts() {
        return List.copyOf(attempts);
    }

    /** What is to be ordered from gateways. */
    List<Order> orders() {
        return List.copyOf(orders);
    }
}
