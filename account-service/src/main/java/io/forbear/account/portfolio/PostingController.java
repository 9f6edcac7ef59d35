package io.forbear.account.portfolio;

import static io.forbear.account.fact.Columns.money;
import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.PostingKind;
import io.forbear.service.page.Cursor;
import io.forbear.service.page.Limit;
import io.forbear.service.page.Page;
import io.forbear.service.problem.Problem;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Tells which postings count for nothing, so that somebody can look after them. */
@RestController
@Tag(name = "postings", description = "Payments, reversals, chargebacks and adjustments")
class PostingController {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final String SET_ASIDE =
            """
            SELECT posting.*, account.currency AS account_currency
            FROM posting LEFT JOIN account USING (account_id)
            WHERE event_id > :after
                AND (account.account_id IS NULL OR account.currency <> posting.currency)
            ORDER BY event_id
            LIMIT :limit
            """;

    private final DatabaseClient database;

    PostingController(DatabaseClient database) {
        this.database = database;
    }

    @PreAuthorize("hasAnyRole('compliance-officer', 'plan-desk', 'auditor', 'core-banking')")
    @GetMapping("/postings/set-aside")
    @Operation(
            summary =
                    "Postings that count for nothing: on unknown accounts, or in other currencies",
            description = "In the order of their event ids. Each is kept, and says why.")
    Mono<Page<SetAside>> setAside(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        var size = Limit.of(limit);
        return database.sql(SET_ASIDE)
                .bind("after", after(Cursor.parse(cursor, 1)))
                .bind("limit", size + 1)
                .map(PostingController::setAside)
                .all()
                .collectList()
                .map(found -> Page.of(found, size, posting -> Cursor.at(posting.eventId())));
    }

    private static UUID after(@Nullable Cursor last) {
        try {
            return last == null ? BEFORE_ALL : UUID.fromString(last.key(0));
        } catch (IllegalArgumentException notOfThisListing) {
            throw Problem.badRequest("cursor", "must be the nextCursor of an earlier page");
        }
    }

    private static SetAside setAside(Readable row) {
        var currency = row.get("account_currency", String.class);
        return new SetAside(
                get(row, "event_id", UUID.class).toString(),
                get(row, "account_id", String.class),
                get(row, "debtor_id", String.class),
                get(row, "payment_id", String.class),
                PostingKind.valueOf(get(row, "kind", String.class)),
                money(row, "amount"),
                get(row, "effective_date", LocalDate.class),
                currency == null
                        ? SetAside.Reason.ACCOUNT_NOT_KNOWN
                        : SetAside.Reason.OTHER_CURRENCY,
                currency,
                get(row, "recorded_at", Instant.class));
    }
}
