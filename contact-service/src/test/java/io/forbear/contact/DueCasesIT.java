package io.forbear.contact;

import static io.forbear.contact.WithContactService.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.casework.Casework;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class DueCasesIT implements WithContactService {
    /** {@code forbear.contact.polling.batch} of these tests. */
    private static final int BATCH = 20;

    @Autowired private DatabaseClient database;
    @Autowired private Casework casework;
    @Autowired private TransactionalOperator transaction;

    @Test
    void worksOnTheOthersWhenOneDebtorCannotBeWorkedOn() {
        var broken = newDebtor();
        database.sql("INSERT INTO debtor VALUES (:id, '{\"facts\": 7}', :due)")
                .bind("id", broken)
                .bind("due", Events.START)
                .then()
                .block();
        var others = overdue(3);
        others.forEach(WithContactService::isAskedFor);
        others.forEach(
                debtor -> {
                    var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
                    var later = asked.getPlannedAt().plusSeconds(60);
                    Surroundings.send(Topics.CONTACT_DECIDED, Events.deferred(asked, later));
                });
        others.forEach(
                debtor ->
                        soon(
                                () ->
                                        assertThat(
                                                        Surroundings.read(
                                                                Topics.CONTACT_PROPOSED, debtor))
                                                .hasSize(2)));
        assertThat(dueAt(broken)).isAfter(Events.START);
        database.sql("DELETE FROM debtor WHERE debtor_id = :id").bind("id", broken).then().block();
    }

    @Test
    void takesMoreDueDebtorsThanOneBatchHolds() {
        var debtors = overdue(BATCH + 5);
        debtors.forEach(WithContactService::isAskedFor);
        var instant =
                Surroundings.read(Topics.CONTACT_PROPOSED, debtors.getLast())
                        .getFirst()
                        .getPlannedAt();
        for (var debtor : debtors) {
            var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
            Surroundings.send(
                    Topics.CONTACT_DECIDED, Events.deferred(asked, instant.plusSeconds(3600)));
        }
        debtors.forEach(
                debtor ->
                        soon(
                                () ->
                                        assertThat(
                                                        Surroundings.read(
                                                                Topics.CONTACT_PROPOSED, debtor))
                                                .hasSize(2)));
    }

    @Test
    void asksAgainInTheTraceOfTheDecisionThatPutItOff() {
        var debtor = overdue(1).getFirst();
        WithContactService.isAskedFor(debtor);
        var asked = Surroundings.read(Topics.CONTACT_PROPOSED, debtor).getFirst();
        var later = asked.getPlannedAt().plusSeconds(3600);
        var trace = UUID.randomUUID().toString().replace("-", "");
        Surroundings.send(
                Topics.CONTACT_DECIDED,
                Events.deferred(asked, later),
                Map.of("traceparent", "00-" + trace + "-00f067aa0ba902b7-01"));
        soon(() -> assertThat(proposalTraces(debtor)).hasSize(2).last().isEqualTo(trace));
    }

    @Test
    void losesNothingWhenTwoBeginWithADebtorAtOnce() {
        var debtor = newDebtor();
        var store =
                database.sql(
                                """
                                INSERT INTO contact_wish VALUES (:id,
                                    '{"channels": ["EMAIL"], "times": []}', :now)
                                """)
                        .bind("id", debtor)
                        .bind("now", Events.START)
                        .then()
                        .then(
                                Mono.fromRunnable(() -> beginAnother(debtor))
                                        .subscribeOn(Schedulers.boundedElastic()))
                        .then();
        casework.learnReach(debtor, UUID.randomUUID(), store)
                .as(transaction::transactional)
                .block();
        soon(() -> assertThat(dossier(debtor)).contains("Asia/Shanghai", "EMAIL"));
    }

    /** A profile, which waits for the transaction that began with the debtor first. */
    private void beginAnother(String debtor) {
        Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
        soon(() -> assertThat(waitingFor("transactionid")).isPositive());
    }

    private long waitingFor(String lock) {
        return Objects.requireNonNull(
                database.sql(
                                """
                                SELECT count(*) FROM pg_locks JOIN pg_stat_activity USING (pid)
                                WHERE NOT granted AND locktype = :lock
                                    AND datname = current_database() AND query LIKE '%debtor%'
                                """)
                        .bind("lock", lock)
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block());
    }

    private String dossier(String debtor) {
        return Objects.requireNonNull(
                database.sql("SELECT dossier::text FROM debtor WHERE debtor_id = :id")
                        .bind("id", debtor)
                        .map(row -> Objects.requireNonNull(row.get(0, String.class)))
                        .one()
                        .block());
    }

    private static List<String> proposalTraces(String debtor) {
        return Surroundings.read(Topics.CONTACT_PROPOSED.name(), debtor).stream()
                .map(message -> Surroundings.header(message, "traceparent").split("-", -1)[1])
                .toList();
    }

    private static List<String> overdue(int number) {
        var debtors = IntStream.range(0, number).mapToObj(_ -> newDebtor()).toList();
        for (var debtor : debtors) {
            Surroundings.send(Topics.DEBTOR_PROFILE, Events.profile(debtor));
            Surroundings.send(Topics.ACCOUNT_STAGE, Events.stage(debtor, "M1", 1).build());
        }
        return debtors;
    }

    private Instant dueAt(String debtor) {
        return Objects.requireNonNull(
                database.sql("SELECT due_at FROM debtor WHERE debtor_id = :id")
                        .bind("id", debtor)
                        .map(row -> Objects.requireNonNull(row.get(0, Instant.class)))
                        .one()
                        .block());
    }
}
