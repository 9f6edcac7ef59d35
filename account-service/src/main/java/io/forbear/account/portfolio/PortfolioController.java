package io.forbear.account.portfolio;

import static io.forbear.service.row.Column.get;

import io.forbear.account.portfolio.Portfolio.Count;
import io.forbear.account.portfolio.Portfolio.Sum;
import io.forbear.account.portfolio.Portfolio.Sums;
import io.r2dbc.spi.Readable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Answers for all accounts together. */
@RestController
@Tag(name = "portfolio", description = "All accounts in numbers")
class PortfolioController {
    private static final String COUNT =
            """
            SELECT stage, currency,
                count(*) AS accounts,
                count(*) FILTER (WHERE ever_overdue) AS ever_overdue,
                count(*) FILTER (WHERE overdue_since IS NOT NULL) AS overdue_now,
                count(*) FILTER (WHERE ever_overdue AND overdue_since IS NULL) AS cured,
                sum(amount_overdue) AS amount_overdue,
                sum(balance) AS balance
            FROM account
            GROUP BY stage, currency
            ORDER BY stage, currency
            """;

    private final DatabaseClient database;
    private final Clock clock;

    PortfolioController(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @PreAuthorize("hasAnyRole('auditor', 'compliance-officer', 'core-banking')")
    @GetMapping("/portfolio")
    @Operation(summary = "How many accounts are and were overdue, and what is owed, by stage")
    Mono<Portfolio> portfolio() {
        return database.sql(COUNT)
                .map(PortfolioController::count)
                .all()
                .collectList()
                .map(counts -> Portfolio.of(clock.instant(), counts));
    }

    private static Count count(Readable row) {
        var accounts = get(row, "accounts", Long.class);
        return new Count(
                get(row, "stage", String.class),
                accounts,
                get(row, "ever_overdue", Long.class),
                get(row, "overdue_now", Long.class),
                get(row, "cured", Long.class),
                new Sums(accounts, sum(row, "amount_overdue"), sum(row, "balance")));
    }

    private static Sum sum(Readable row, String column) {
        return new Sum(get(row, column, BigDecimal.class), get(row, "currency", String.class));
    }
}
