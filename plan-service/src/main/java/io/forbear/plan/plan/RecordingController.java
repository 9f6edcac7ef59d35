package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;

import io.forbear.money.Money;
import io.forbear.plan.plan.RecordingHold.Recorded;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells the archive of recordings which of them it must not delete. */
@RestController
@Tag(name = "plans")
class RecordingController {
    private static final String RECORDED =
            """
            SELECT plan.plan_id, named.account_id, account.balance, account.currency
            FROM plan
            CROSS JOIN LATERAL unnest(plan.account_ids) AS named (account_id)
            LEFT JOIN account ON account.account_id = named.account_id
            WHERE (plan.signed_orally AND plan.signature_ref = :ref)
                OR (plan.oral AND plan.recording_ref = :ref AND plan.status = 'PROPOSED')
            """;

    private final DatabaseClient database;

    RecordingController(DatabaseClient database) {
        this.database = database;
    }

    @PreAuthorize(
            "hasAnyRole('plan-desk', 'gateway', 'compliance-officer', 'operations', 'auditor')")
    @GetMapping("/recordings/hold")
    @Operation(
            summary = "Whether a recording has to be kept",
            description =
                    "That of an oral agreement is kept until the debt is settled, in whatever way"
                            + " the plan ends.")
    Mono<RecordingHold> hold(@RequestParam String ref) {
        return database.sql(RECORDED)
                .bind("ref", ref)
                .map(RecordingController::recorded)
                .all()
                .collectList()
                .map(accounts -> RecordingHold.of(ref, accounts));
    }

    private static Recorded recorded(Readable row) {
        var balance = row.get("balance", BigDecimal.class);
        return new Recorded(
                get(row, "plan_id", String.class),
                get(row, "account_id", String.class),
                balance == null ? null : new Money(balance, get(row, "currency", String.class)));
    }
}
