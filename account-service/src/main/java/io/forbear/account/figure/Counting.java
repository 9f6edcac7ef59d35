package io.forbear.account.figure;

import static io.forbear.service.row.Column.get;

import io.forbear.account.fact.FactScan;
import io.forbear.account.fact.KnownFacts;
import io.forbear.account.figure.KeptDays.Portion;
import io.forbear.account.stage.Hindsight;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Counts days that are kept: the ends of the last months as they pass, and those asked for. A
 * portion of accounts at a time, each in a transaction of its own, so that it goes on where it was
 * when the service stopped; by one instance at a time. Facts that become known later let their
 * accounts be counted anew.
 */
@Component
class Counting {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);
    private static final int AT_ONCE = 500;

    /** Nobody else counts; the number is ours alone. */
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(7310204151) AS alone";

    private final DatabaseClient database;
    private final FactScan facts;
    private final Subjects subjects;
    private final Hindsight hindsight;
    private final KeptDays days;
    private final KeptPositions positions;
    private final LateFacts late;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private final int months;

    Counting(
            DatabaseClient database,
            FactScan facts,
            Subjects subjects,
            Hindsight hindsight,
            KeptDays days,
            KeptPositions positions,
            LateFacts late,
            TransactionalOperator transaction,
            Clock clock,
            @Value("${forbear.account.figures.months:13}") int months) {
        this.database = database;
        this.facts = facts;
        this.subjects = subjects;
        this.hindsight = hindsight;
        this.days = days;
        this.positions = positions;
        this.late = late;
        this.transaction = transaction;
        this.clock = clock;
        this.months = months;
    }

    /** The last day that has ended by every clock in the world. */
    static LocalDate lastClosed(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(-12)).minusDays(1);
    }

    /** The ends of the last months that are closed. */
    static List<LocalDate> monthEnds(Instant now, int months) {
        var last = Period.lastMonthEnd(lastClosed(now));
        return IntStream.range(0, months)
                .mapToObj(back -> YearMonth.from(last).minusMonths(back).atEndOfMonth())
                .toList();
    }

    /** Subscribed to again and again, so the time is asked inside. */
    @Scheduled(fixedDelayString = "${forbear.account.figures.every:5s}")
    Mono<Void> count() {
        return Mono.defer(this::askMonthEnds)
                .then(Mono.defer(() -> days.beginAnewBy(hindsight.rules())))
                .then(Mono.defer(days::waitForOthers))
                .then(Mono.defer(this::next))
                .expand(more -> more ? next() : Mono.empty())
                .then()
                .onErrorResume(
                        failure -> {
                            LOG.error("kept days are not counted; tried again soon", failure);
                            return Mono.empty();
                        });
    }

    private Mono<Void> askMonthEnds() {
        var now = clock.instant();
        return days.ask(monthEnds(now, months), hindsight.rules(), now);
    }

    /** Does one portion; whether there may be another. */
    private Mono<Boolean> next() {
        return database.sql(ALONE)
                .map(row -> get(row, "alone", Boolean.class))
                .one()
                .filter(alone -> alone)
                .flatMap(_ -> countLate().switchIfEmpty(Mono.defer(this::countNext)))
                .defaultIfEmpty(false)
                .as(transaction::transactional);
    }

    private Mono<Boolean> countLate() {
        return late.take(AT_ONCE)
                .flatMap(
                        changed ->
                                days.days()
                                        .filter(day -> !day.isBefore(changed.since()))
                                        .collectList()
                                        .flatMap(
                                                kept ->
                                                        facts.of(changed.accounts())
                                                                .flatMap(
                                                                        known -> keep(known, kept)))
                                        .thenReturn(true));
    }

    private Mono<Boolean> countNext() {
        return days.toCount().flatMap(this::countPortion);
    }

    private Mono<Boolean> countPortion(Portion portion) {
        return facts.portionAfter(portion.cursor())
                .flatMap(
                        known ->
                                (known.isEmpty()
                                                ? days.done(portion.days(), clock.instant())
                                                : keep(known, portion.days())
                                                        .then(
                                                                days.countedUpTo(
                                                                        portion.days(),
                                                                        last(known),
                                                                        known.size())))
                                        .thenReturn(true));
    }

    private static String last(List<KnownFacts> known) {
        return known.getLast().account().value();
    }

    private Mono<Void> keep(List<KnownFacts> known, Collection<LocalDate> kept) {
        var accounts = known.stream().map(KnownFacts::account).toList();
        return subjects.of(known)
                .publishOn(Schedulers.parallel())
                .map(found -> positions(found, kept))
                .flatMap(rows -> positions.replace(kept, accounts, rows));
    }

    private static List<KeptPosition> positions(List<Subject> found, Collection<LocalDate> kept) {
        return found.stream()
                .flatMap(
                        account ->
                                kept.stream().flatMap(day -> Stream.ofNullable(account.kept(day))))
                .toList();
    }
}
