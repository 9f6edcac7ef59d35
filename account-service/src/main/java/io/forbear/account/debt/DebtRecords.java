package io.forbear.account.debt;

import io.forbear.account.fact.AccountId;
import io.forbear.account.fact.Postings;
import io.forbear.account.fact.Statement;
import io.forbear.account.fact.Statements;
import io.forbear.account.fact.Zones;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds all statements and postings of an account. */
@Component
class DebtRecords {
    private final DatabaseClient database;
    private final Zones zones;

    DebtRecords(DatabaseClient database, Zones zones) {
        this.database = database;
        this.zones = zones;
    }

    /** Empty if the bank has stated nothing about the account. */
    Mono<DebtFacts> of(AccountId account) {
        var statements =
                database.sql("SELECT * FROM statement WHERE account_id = :accountId")
                        .bind("accountId", account.value())
                        .map(Statements::statement)
                        .all()
                        .collectSortedList(Statement.BY_EVENT_TIME);
        var postings =
                database.sql("SELECT * FROM posting WHERE account_id = :accountId")
                        .bind("accountId", account.value())
                        .map(Postings::posting)
                        .all()
                        .collectList();
        return Mono.zip(statements, postings)
                .filter(found -> !found.getT1().isEmpty())
                .map(
                        found ->
                                new DebtFacts(
                                        found.getT1(),
                                        found.getT2(),
                                        zones.of(found.getT1().getLast().terms())));
    }
}
