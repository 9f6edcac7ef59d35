package io.forbear.contact.erasure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Personal data of a debtor, and their erasure. */
@RestController
@RequestMapping("/debtors/{debtorId}/personal-data")
@Tag(name = "personal data", description = "What is kept of a person, and its erasure")
class ErasureController {
    private static final int LONGEST_REASON = 200;

    private final ErasureService service;

    ErasureController(ErasureService service) {
        this.service = service;
    }

    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    @GetMapping
    @Operation(summary = "Whether personal data were erased, what is kept, by whose law, how long")
    Mono<PersonalData> personalData(@PathVariable String debtorId) {
        return service.find(debtorId);
    }

    @PreAuthorize("hasRole('compliance-officer')")
    @DeleteMapping
    @Operation(
            summary = "Erase the personal data of a debtor",
            description =
                    "The first call asks for it (202), that of another person does it (200); again,"
                            + " it answers the same. 409 names the rules that forbid it. What a law"
                            + " says is to be kept stays, and the answer tells what and until when;"
                            + " it cannot be undone.")
    Mono<ResponseEntity<PersonalData>> erase(
            @PathVariable String debtorId,
            @RequestParam(required = false) @Size(max = LONGEST_REASON) @Nullable String reason,
            Principal caller) {
        return service.erase(debtorId, reason, caller.getName()).map(ErasureController::answer);
    }

    private static ResponseEntity<PersonalData> answer(PersonalData data) {
        var status =
                data.state() == PersonalData.State.ERASED ? HttpStatus.OK : HttpStatus.ACCEPTED;
        return ResponseEntity.status(status).body(data);
    }
}
