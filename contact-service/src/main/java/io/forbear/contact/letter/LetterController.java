package io.forbear.contact.letter;

import io.forbear.contact.attempt.Reporter;
import io.forbear.documents.Pdf;
import io.forbear.service.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Hands letters out. */
@RestController
@Tag(name = "letters", description = "Letters as PDF; the ETag is the SHA-256 of the file")
class LetterController {
    private static final int LONGEST = 200;
    private static final int MOST_LINES = 8;

    private final LetterDesk desk;

    LetterController(LetterDesk desk) {
        this.desk = desk;
    }

    /** To whom a letter goes; it is not kept. */
    record AddresseeBody(@Nullable String name, @Nullable List<String> address) {
        Letter.Addressee checked() {
            if (name == null || !isLine(name)) {
                throw Problem.invalid("name", "must be 1 to " + LONGEST + " characters in a line");
            }
            var lines = address == null ? List.<String>of() : address;
            if (lines.size() > MOST_LINES || !lines.stream().allMatch(AddresseeBody::isLine)) {
                throw Problem.invalid(
                        "address", "must be up to %d lines of text".formatted(MOST_LINES));
            }
            return new Letter.Addressee(name, lines);
        }

        private static boolean isLine(@Nullable String text) {
            return text != null
                    && !text.isBlank()
                    && text.length() <= LONGEST
                    && text.chars().noneMatch(c -> c < ' ');
        }

        /** A person's data has no place in a log. */
        @Override
        public String toString() {
            return "AddresseeBody[…]";
        }
    }

    @PreAuthorize("hasAnyRole('collector', 'compliance-officer', 'auditor')")
    @GetMapping(path = "/contacts/{contactId}/letter", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "A letter as sent, with the customer's number in the place of his name")
    Mono<ResponseEntity<byte[]>> letter(@PathVariable String contactId) {
        return desk.unnamed(contactId).map(LetterController::file);
    }

    @PreAuthorize("hasRole('gateway')")
    @PostMapping(path = "/contacts/{contactId}/letter", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(
            summary = "A letter for the person it goes to",
            description =
                    "For the printer, who knows name and address. They are not kept; the digest of"
                            + " the file is, so that any other name is refused later (409).")
    Mono<ResponseEntity<byte[]>> addressed(
            @PathVariable String contactId, @RequestBody AddresseeBody body, Principal caller) {
        return Mono.defer(() -> desk.addressed(contactId, body.checked(), Reporter.of(caller)))
                .map(LetterController::file);
    }

    private static ResponseEntity<byte[]> file(Pdf pdf) {
        return ResponseEntity.ok().eTag(pdf.sha256()).body(pdf.bytes());
    }
}
