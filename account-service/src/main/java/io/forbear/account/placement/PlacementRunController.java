package io.forbear.account.placement;

import io.forbear.account.placement.PlacementRun.Result;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Places accounts by rule. */
@RestController
@RequestMapping("/placements")
@Tag(name = "placements", description = "Accounts placed with agencies")
class PlacementRunController {
    private final PlacementRun run;

    PlacementRunController(PlacementRun run) {
        this.run = run;
    }

    @PreAuthorize("hasAnyRole('agency-desk', 'compliance-officer', 'auditor')")
    @GetMapping("/preview")
    @Operation(
            summary = "Where the next overdue accounts would go by rule",
            description =
                    "Looks at limit accounts that are placed with nobody, in the order of their"
                            + " ids; nothing is stored. Accounts that no rule is for are left out,"
                            + " so a page may be empty and not the last one.")
    Mono<Page<Result>> preview(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return run.preview(after(cursor), Limit.of(limit));
    }

    @PreAuthorize("hasRole('agency-desk')")
    @PostMapping("/runs")
    @Operation(
            summary = "Place the next overdue accounts by rule",
            description =
                    "Each in a transaction of its own, judged anew. Repeated, it goes on with those"
                            + " that are still placed with nobody.")
    Mono<Page<Result>> run(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Principal caller) {
        return run.run(after(cursor), Limit.of(limit), caller.getName());
    }

    private static String after(@Nullable String cursor) {
        var last = Cursor.parse(cursor, 1);
        return last == null ? "" : last.key(0);
    }
}
