package io.forbear.contact.history;

import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows what was done to a debtor, with every decision and its reasons. */
@RestController
class ContactsController {
    private final Contacts contacts;

    ContactsController(Contacts contacts) {
        this.contacts = contacts;
    }

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor')")
    @GetMapping("/debtors/{debtorId}/contacts")
    Mono<Page<Contact>> contacts(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        return contacts.list(debtorId, after(cursor), size)
                .collectList()
                .map(rows -> Page.of(rows, size, ContactsController::cursorOf));
    }

    private static @Nullable Cursor after(@Nullable String text) {
        var cursor = Cursor.parse(text, 2);
        try {
            if (cursor != null) {
                Instant.parse(cursor.key(0));
            }
            return cursor;
        } catch (DateTimeParseException e) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    private static Cursor cursorOf(Contact contact) {
        return Cursor.at(contact.at().toString(), contact.contactId());
    }
}
