package io.forbear.compliance.violation;

import io.forbear.compliance.violation.Violation.Status;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/** Violations for a spreadsheet. */
@RestController
class ViolationExportController {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int PORTION = 500;

    private final Violations violations;

    ViolationExportController(Violations violations) {
        this.violations = violations;
    }

    @Operation(
            summary = "All violations that the filters let through, as comma-separated values",
            description =
                    "RFC 4180 in UTF-8, with a header row and without a limit. A cell that a"
                            + " spreadsheet would take for a formula begins with an apostrophe."
                            + " With `bom=true` the text begins with a byte order mark, by which"
                            + " Excel knows UTF-8.")
    @GetMapping(path = "/violations.csv", produces = "text/csv;charset=UTF-8")
    @PreAuthorize("hasAnyRole('compliance-officer', 'auditor')")
    Flux<String> export(
            @RequestParam(required = false) @Nullable String rule,
            @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable String collector,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String debtorId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "false") boolean bom,
            ServerHttpResponse response) {
        var filter = new ViolationFilter(rule, agency, collector, status, debtorId, from, to);
        response.getHeaders()
                .setContentDisposition(
                        ContentDisposition.attachment().filename("violations.csv").build());
        return violations
                .portions(filter, PORTION)
                .map(ViolationTable::rows)
                .startWith((bom ? BYTE_ORDER_MARK : "") + ViolationTable.header());
    }
}
