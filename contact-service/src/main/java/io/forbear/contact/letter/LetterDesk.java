package io.forbear.contact.letter;

import io.forbear.contact.attempt.Reporter;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.template.Message;
import io.forbear.documents.Pdf;
import io.forbear.service.problem.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Makes letters when they are first asked for, and the same ones ever after. Names and addresses
 * are given by the printer for one letter and are not kept; only the digest of what came of it is.
 */
@Component
public class LetterDesk {
    private final Contacts contacts;
    private final Letters letters;
    private final Letterheads heads;
    private final LetterheadEditions editions;
    private final Clock clock;

    LetterDesk(
            Contacts contacts,
            Letters letters,
            Letterheads heads,
            LetterheadEditions editions,
            Clock clock) {
        this.contacts = contacts;
        this.letters = letters;
        this.heads = heads;
        this.editions = editions;
        this.clock = clock;
    }

    private record Ordered(Contact contact, PlannedContact planned, Instant at) {
        String contactId() {
            return contact.contactId();
        }

        String debtorId() {
            return contact.debtorId();
        }

        Letter letter(Letter.Addressee addressee) {
            return new Letter(
                    Objects.requireNonNull(planned.message()),
                    planned.accountId(),
                    debtorId(),
                    contactId(),
                    addressee,
                    at,
                    false);
        }

        Letter.Addressee unnamed() {
            return new Letter.Addressee(debtorId(), List.of());
        }
    }

    private record Made(LetterRow row, Paper paper) {}

    /** A letter that only shows how it would look, for nobody. */
    public Mono<byte[]> specimen(Account account, Message message) {
        return Mono.fromCallable(
                        () -> {
                            var letter =
                                    new Letter(
                                            message.text(),
                                            account.accountId(),
                                            "SPECIMEN",
                                            "SPECIMEN",
                                            new Letter.Addressee("SPECIMEN", List.of()),
                                            account.stageSince(),
                                            true);
                            var paper =
                                    paper(
                                            heads,
                                            account.creditor(),
                                            account.collector(),
                                            message.language());
                            return LetterLayout.pdf(letter, paper).bytes();
                        })
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** A letter as sent, but naming the customer by number. */
    Mono<Pdf> unnamed(String contactId) {
        return ordered(contactId)
                .flatMap(
                        ordered ->
                                made(ordered)
                                        .map(
                                                made ->
                                                        LetterLayout.pdf(
                                                                ordered.letter(ordered.unnamed()),
                                                                made.paper()))
                                        .subscribeOn(Schedulers.boundedElastic()));
    }

    /**
     * The letter for the person it goes to.
     *
     * @param printer for whom he may print
     * @return fails with a {@link Problem}: 403 if he may not for its writer, 409 if it was made
     *     out to somebody else before, or must not be printed any more
     */
    Mono<Pdf> addressed(String contactId, Letter.Addressee addressee, Reporter printer) {
        return ordered(contactId)
                .map(ordered -> allowed(ordered, printer))
                .flatMap(ordered -> made(ordered).map(made -> madeOut(ordered, made, addressee)))
                .flatMap(
                        pdf ->
                                letters.address(contactId, pdf.sha256())
                                        .map(row -> checked(row, pdf)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /**
     * What is kept of a letter, and whether it comes out the same.
     *
     * @param digest SHA-256 of the file that names the customer by number
     * @param addressedDigest of the file that was sent to the person; null: it was not fetched yet
     * @param reproduced whether the letter, made anew, is the same byte for byte
     */
    public record Reprint(String digest, @Nullable String addressedDigest, boolean reproduced) {}

    /** Makes a letter anew and compares; empty if nobody has asked for the letter yet. */
    public Mono<Reprint> reprint(Contact contact) {
        return letters.find(contact.contactId())
                .flatMap(
                        row ->
                                letters.paper(row.paper())
                                        .publishOn(Schedulers.boundedElastic())
                                        .map(paper -> compared(ordered(contact), row, paper)));
    }

    private static Reprint compared(Ordered ordered, LetterRow row, Paper paper) {
        var anew = LetterLayout.pdf(ordered.letter(ordered.unnamed()), paper);
        return new Reprint(row.digest(), row.addressedDigest(), anew.sha256().equals(row.digest()));
    }

    private static Ordered allowed(Ordered ordered, Reporter printer) {
        var writer = ordered.planned().actor().legalEntityId();
        if (!printer.speaksFor(writer, Channel.LETTER.name())) {
            throw Reporter.refusal(writer);
        }
        return ordered;
    }

    private Pdf madeOut(Ordered ordered, Made made, Letter.Addressee addressee) {
        var isMadeOut = made.row().addressedDigest() != null;
        Printing.obstacle(ordered.contact(), isMadeOut, clock.instant())
                .ifPresent(
                        because -> {
                            throw Problem.conflict(
                                    "Letter " + ordered.contactId() + " " + because + ".");
                        });
        return LetterLayout.pdf(ordered.letter(addressee), made.paper());
    }

    private static Pdf checked(LetterRow row, Pdf pdf) {
        if (!pdf.sha256().equals(row.addressedDigest())) {
            throw Problem.conflict(
                    "Letter "
                            + row.contactId()
                            + " was made out to another name or address before.");
        }
        return pdf;
    }

    private Mono<Made> made(Ordered ordered) {
        return letters.find(ordered.contactId())
                .switchIfEmpty(Mono.defer(() -> make(ordered)))
                .flatMap(row -> letters.paper(row.paper()).map(paper -> new Made(row, paper)))
                .publishOn(Schedulers.boundedElastic());
    }

    /** On the letterhead that held when it was ordered, whenever it is first asked for. */
    private Mono<LetterRow> make(Ordered ordered) {
        return editions.at(ordered.at())
                .defaultIfEmpty(heads)
                .publishOn(Schedulers.boundedElastic())
                .flatMap(held -> make(ordered, held));
    }

    private Mono<LetterRow> make(Ordered ordered, Letterheads held) {
        var planned = ordered.planned();
        var paper =
                paper(
                        held,
                        planned.actor().onBehalfOf(),
                        planned.actor().legalEntityId(),
                        Objects.requireNonNull(planned.language()));
        var pdf = LetterLayout.pdf(ordered.letter(ordered.unnamed()), paper);
        return letters.keep(ordered.contactId(), paper, pdf.sha256(), clock.instant());
    }

    private static Paper paper(
            Letterheads held, String creditor, String collector, String language) {
        return held.paper(creditor, collector, language)
                .orElseThrow(
                        () ->
                                Problem.conflict(
                                        "There is no letterhead of %s, or of %s writing for it, in %s."
                                                .formatted(creditor, collector, language)));
    }

    private Mono<Ordered> ordered(String contactId) {
        return contacts.find(contactId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("contact", contactId)))
                .map(LetterDesk::ordered);
    }

    private static Ordered ordered(Contact contact) {
        var proposal = contact.proposal();
        var command = contact.command();
        if (proposal == null || proposal.contact().channel() != Channel.LETTER) {
            throw Problem.notFound("Contact " + contact.contactId() + " is no letter.");
        }
        if (command == null) {
            throw Problem.conflict("Letter " + contact.contactId() + " was not ordered.");
        }
        return new Ordered(contact, proposal.contact(), command.commandedAt());
    }
}
