package io.forbear.plan.promise;

import static io.forbear.plan.schedule.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.money.Money;
import io.forbear.plan.promise.Promise.Withdrawal;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A promise as a row of the table {@code promise}, in both directions. */
final class PromiseRow {
    private PromiseRow() {}

    static Promise promise(Readable row) {
        return new Promise(
                get(row, "promise_id", String.class),
                get(row, "debtor_id", String.class),
                List.of(get(row, "account_ids", String[].class)),
                dates(row),
                new Judging(
                        get(row, "grace_days", Integer.class),
                        money(row, "tolerance_amount"),
                        get(row, "tolerance_percent", BigDecimal.class),
                        get(row, "partly_from_percent", Integer.class)),
                ZoneId.of(get(row, "zone", String.class)),
                get(row, "promised_at", Instant.class),
                get(row, "taken_at", Instant.class),
                get(row, "taken_by", String.class),
                row.get("recording_ref", String.class),
                settlement(row),
                withdrawal(row));
    }

    private static Schedule dates(Readable row) {
        var currency = get(row, "currency", String.class);
        var dueOn = get(row, "due_on", LocalDate[].class);
        var amounts = get(row, "amounts", BigDecimal[].class);
        return new Schedule(
                IntStream.range(0, dueOn.length)
                        .mapToObj(
                                i ->
                                        new Instalment(
                                                i + 1, dueOn[i], new Money(amounts[i], currency)))
                        .toList());
    }

    private static @Nullable Withdrawal withdrawal(Readable row) {
        var at = row.get("withdrawn_at", Instant.class);
        return at == null ? null : new Withdrawal(at, get(row, "withdrawn_because", String.class));
    }

    private static Promise.@Nullable Settlement settlement(Readable row) {
        var id = row.get("settlement_id", String.class);
        return id == null ? null : new Promise.Settlement(id, money(row, "forgiven"));
    }

    /** The judgement that was told last. */
    static ToldJudgement told(Readable row) {
        var shortfall = row.get("shortfall", BigDecimal.class);
        return new ToldJudgement(
                get(row, "sequence", Long.class),
                Outcome.valueOf(get(row, "outcome", String.class)),
                row.get("judged_on", LocalDate.class),
                money(row, "paid"),
                shortfall == null ? null : new Money(shortfall, get(row, "currency", String.class)),
                NextStep.valueOf(get(row, "next_step", String.class)),
                List.of(get(row, "reasons", String[].class)));
    }

    static GenericExecuteSpec bind(GenericExecuteSpec sql, Promise promise) {
        var dates = promise.dates().instalments();
        var judging = promise.judging();
        var settlement = promise.settlement();
        return sql.bind("promiseId", promise.promiseId())
                .bind("debtorId", promise.debtorId())
                .bind("accountIds", promise.accountIds().toArray(String[]::new))
                .bind("currency", promise.dates().currency())
                .bind("dueOn", dates.stream().map(Instalment::dueOn).toArray(LocalDate[]::new))
                .bind(
                        "amounts",
                        dates.stream()
                                .map(date -> date.amount().amount())
                                .toArray(BigDecimal[]::new))
                .bind("graceDays", judging.graceDays())
                .bind("toleranceAmount", judging.toleranceAmount().amount())
                .bind("tolerancePercent", judging.tolerancePercent())
                .bind("partlyFromPercent", judging.partlyFromPercent())
                .bind("zone", promise.zone().getId())
                .bind("promisedAt", promise.promisedAt())
                .bind("takenAt", promise.takenAt())
                .bind("takenBy", promise.takenBy())
                .bind("recordingRef", orNull(promise.recordingRef(), String.class))
                .bind(
                        "settlementId",
                        orNull(settlement == null ? null : settlement.settlementId(), String.class))
                .bind(
                        "forgiven",
                        orNull(
                                settlement == null ? null : settlement.forgiven().amount(),
                                BigDecimal.class));
    }
}
