package io.forbear.contact.message;

import io.forbear.contact.history.Contact;
import io.forbear.contact.history.Contacts;
import io.forbear.contact.letter.LetterDesk.Reprint;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.verification.MessageCheck;
import io.forbear.contact.verification.MessageCheck.Checked;
import io.forbear.money.Money;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what was said, and whether it is what was approved. */
@RestController
@Tag(name = "messages", description = "Messages as sent")
class MessageController {
    private final Contacts contacts;
    private final MessageCheck check;

    MessageController(Contacts contacts, MessageCheck check) {
        this.contacts = contacts;
        this.check = check;
    }

    /**
     * A message as it was proposed and, once there is a command, ordered.
     *
     * @param state how the contact stands
     * @param subject of an e-mail
     * @param text what stands in double braces was filled in later, by letter desk or gateway
     * @param facts by field
     * @param asApproved whether it is the approved version with these facts, word for word
     * @param differences what is not
     * @param letter of a letter that was fetched: whether it, made anew, is the same file
     */
    record Sent(
            String contactId,
            String state,
            String channel,
            String templateId,
            int version,
            String digest,
            String language,
            @Nullable String subject,
            String text,
            Map<String, String> facts,
            @Nullable Money statedAmount,
            boolean asApproved,
            List<String> differences,
            @Nullable Reprint letter) {}

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor')")
    @GetMapping("/contacts/{contactId}/message")
    @Operation(summary = "A message word for word, compared with its approved version")
    Mono<Sent> message(@PathVariable String contactId) {
        return contacts.find(contactId)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("contact", contactId)))
                .flatMap(contact -> compared(contact, planned(contact)));
    }

    private static PlannedContact planned(Contact contact) {
        var proposal = contact.proposal();
        if (proposal == null || proposal.contact().message() == null) {
            throw Problem.notFound("Nothing was written in contact " + contact.contactId() + ".");
        }
        return proposal.contact();
    }

    private Mono<Sent> compared(Contact contact, PlannedContact planned) {
        var wording = planned.wording();
        if (wording == null) {
            throw Problem.notFound(
                    "The contact was proposed before versions of wordings were noted.");
        }
        return check.of(contact).map(checked -> sent(contact, planned, wording, checked));
    }

    private static Sent sent(
            Contact contact,
            PlannedContact planned,
            PlannedContact.Wording wording,
            Checked checked) {
        return new Sent(
                contact.contactId(),
                contact.state(),
                planned.channel().name(),
                planned.templateId(),
                wording.version(),
                wording.digest(),
                Objects.requireNonNull(planned.language()),
                planned.subject(),
                Objects.requireNonNull(planned.message()),
                wording.facts(),
                planned.statedAmount(),
                checked.differences().isEmpty(),
                checked.differences(),
                checked.letter());
    }
}
