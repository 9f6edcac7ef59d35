package io.forbear.contact.verification;

import io.forbear.contact.approved.ApprovedTexts;
import io.forbear.contact.approved.ApprovedVersion;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.history.Contact;
import io.forbear.contact.letter.LetterDesk;
import io.forbear.contact.letter.LetterDesk.Reprint;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.template.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Compares what was sent with what was approved: the text, the amounts, and a letter's file. */
@Component
public class MessageCheck {
    private final ApprovedTexts approved;
    private final LetterDesk letters;

    MessageCheck(ApprovedTexts approved, LetterDesk letters) {
        this.approved = approved;
        this.letters = letters;
    }

    /**
     * What came of a comparison.
     *
     * @param differences none: it says what was approved, with the facts it was judged by
     * @param letter null: it is no letter, or nobody has fetched it
     */
    public record Checked(List<String> differences, @Nullable Reprint letter) {
        public Checked {
            differences = List.copyOf(differences);
        }
    }

    /** Compares the message of a contact that has one. */
    public Mono<Checked> of(Contact contact) {
        var planned = Objects.requireNonNull(contact.proposal()).contact();
        return Mono.zip(wording(planned), letter(contact, planned))
                .map(both -> together(both.getT1(), both.getT2().orElse(null)));
    }

    private static Checked together(Verification wording, @Nullable Reprint letter) {
        var differences = new ArrayList<>(wording.differences());
        if (letter != null && !letter.reproduced()) {
            differences.add("the letter, made anew, is another file than was kept");
        }
        return new Checked(differences, letter);
    }

    private Mono<Verification> wording(PlannedContact planned) {
        var wording = planned.wording();
        return wording == null
                ? Mono.just(new Verification(List.of("no version of its wording was noted")))
                : approved.find(wording.digest())
                        .map(version -> compared(version, planned, wording))
                        .defaultIfEmpty(
                                new Verification(List.of("no approved version has this digest")));
    }

    private static Verification compared(
            ApprovedVersion version, PlannedContact planned, PlannedContact.Wording wording) {
        return Verification.of(
                version.text(),
                wording.digest(),
                wording.facts(),
                new Verification.Sent(
                        planned.channel(),
                        Objects.requireNonNull(planned.language()),
                        planned.subject(),
                        Objects.requireNonNull(planned.message()),
                        planned.statedAmount()));
    }

    private Mono<Optional<Reprint>> letter(Contact contact, PlannedContact planned) {
        return planned.channel() == Channel.LETTER && contact.command() != null
                ? letters.reprint(contact).map(Optional::of).defaultIfEmpty(Optional.empty())
                : Mono.just(Optional.empty());
    }
}
