package io.forbear.plan.plan;

import static io.forbear.service.row.Column.get;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.KnownAccounts;
import io.forbear.plan.debtor.Debtors;
import io.forbear.plan.debtor.Declaration;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.payment.Payment;
import io.forbear.plan.payment.Payments;
import io.forbear.plan.performance.LawfulPauses;
import io.forbear.plan.performance.Life;
import io.forbear.plan.performance.Reminder;
import io.forbear.service.problem.Problem;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Keeps what surrounds agreed plans, and loads what their lives follow from. */
@Component
class PlanLives {
    private final DatabaseClient database;
    private final Debtors debtors;
    private final AgreedPauses agreed;
    private final Payments payments;
    private final KnownAccounts accounts;
    private final PlanLimits limits;
    private final int hardshipDays;

    PlanLives(
            DatabaseClient database,
            Debtors debtors,
            AgreedPauses agreed,
            Payments payments,
            KnownAccounts accounts,
            PlanLimits limits,
            @Value("${forbear.plan.hardship-review-days}") int hardshipDays) {
        this.database = database;
        this.debtors = debtors;
        this.agreed = agreed;
        this.payments = payments;
        this.accounts = accounts;
        this.limits = limits;
        this.hardshipDays = hardshipDays;
    }

    /** What has become of a plan; empty while nothing is agreed. */
    Mono<Optional<Life>> of(Plan plan, Instant now) {
        return plan.isAgreed()
                ? life(
                        plan,
                        payments.forPlan(plan.planId(), plan.accountIds()),
                        lawfulPauses(plan, now),
                        replacement(plan.planId()),
                        now)
                : Mono.just(Optional.empty());
    }

    /** What had become of a plan at an instant, by what was known then. */
    Mono<Optional<Life>> at(Plan then, Instant at) {
        return then.isAgreed()
                ? life(
                        then,
                        payments.forPlanAt(then.planId(), then.accountIds(), at),
                        lawfulPausesAt(then, at),
                        replacementAt(then.planId(), at),
                        at)
                : Mono.just(Optional.empty());
    }

    private static Mono<Optional<Life>> life(
            Plan plan,
            Mono<List<Payment>> postings,
            Mono<LawfulPauses> lawful,
            Mono<Optional<Life.Replacement>> replacement,
            Instant at) {
        return Mono.zip(postings, lawful, replacement)
                .map(
                        all ->
                                Optional.ofNullable(
                                        plan.life(
                                                all.getT1(),
                                                new Life.Circumstances(
                                                        all.getT2().pauses(),
                                                        all.getT3().orElse(null)),
                                                at)));
    }

    /** What the law leaves of all that pauses an agreed plan. */
    Mono<LawfulPauses> lawfulPauses(Plan plan, Instant now) {
        return lawful(plan, debtors.declarations(plan.debtorId()), agreed.of(plan.planId()), now);
    }

    private Mono<LawfulPauses> lawfulPausesAt(Plan then, Instant at) {
        return lawful(
                then,
                debtors.declarationsAt(then.debtorId(), at),
                agreed.at(then.planId(), at),
                at);
    }

    private Mono<LawfulPauses> lawful(
            Plan plan,
            Mono<List<Declaration>> declarations,
            Mono<List<AgreedPause>> atTheDesk,
            Instant at) {
        return Mono.zip(declarations, atTheDesk, accounts.find(plan.accountIds()).collectList())
                .map(all -> lawful(plan, all.getT1(), all.getT2(), all.getT3(), at));
    }

    private LawfulPauses lawful(
            Plan plan,
            List<Declaration> declarations,
            List<AgreedPause> atTheDesk,
            List<KnownAccount> known,
            Instant at) {
        var debts = known.stream().map(KnownAccount::debt).toList();
        return LawfulPauses.of(
                plan.agreementInForce(),
                Pauses.of(declarations, plan.accountIds(), plan.zone(), hardshipDays),
                atTheDesk.stream().map(AgreedPause::pause).toList(),
                deferred ->
                        limits
                                .againstDeferral(deferred.schedule(), debts, deferred.signedOn())
                                .stream()
                                .map(Refusal::reason)
                                .toList(),
                LocalDate.ofInstant(at, plan.zone()));
    }

    private Mono<Optional<Life.Replacement>> replacement(String planId) {
        return database.sql(
                        """
                        SELECT successor_plan_id, replaced_on FROM plan
                        WHERE plan_id = :planId AND successor_plan_id IS NOT NULL
                        """)
                .bind("planId", planId)
                .map(PlanLives::replacedBy)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Optional<Life.Replacement>> replacementAt(String planId, Instant at) {
        return database.sql(
                        """
                        SELECT successor_plan_id, replaced_on FROM plan_state
                        WHERE plan_id = :planId AND recorded_at <= :at
                            AND successor_plan_id IS NOT NULL
                        ORDER BY number DESC LIMIT 1
                        """)
                .bind("planId", planId)
                .bind("at", at)
                .map(PlanLives::replacedBy)
                .one()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static Life.Replacement replacedBy(Readable row) {
        return new Life.Replacement(
                get(row, "successor_plan_id", String.class),
                get(row, "replaced_on", LocalDate.class));
    }

    /** Fails with a {@link Problem} 409 if the debtor has died or gone bankrupt. */
    Mono<Void> requireNoStop(Plan plan, Instant now) {
        return debtors.declarations(plan.debtorId())
                .map(all -> Pauses.of(all, plan.accountIds(), plan.zone(), hardshipDays))
                .mapNotNull(
                        pauses -> pauses.stop(LocalDate.ofInstant(now, plan.zone())).orElse(null))
                .flatMap(
                        stop ->
                                Mono.error(
                                        Problem.conflict(
                                                "Nothing can be agreed: the debtor is "
                                                        + stop.reason()
                                                        + ".")));
    }

    /** Keeps that another plan has taken its place. */
    Mono<Void> replace(String planId, Life.Replacement replacement) {
        return database.sql(
                        """
                        UPDATE plan SET successor_plan_id = :successor, replaced_on = :on
                        WHERE plan_id = :planId
                        """)
                .bind("successor", replacement.planId())
                .bind("on", replacement.on())
                .bind("planId", planId)
                .then();
    }

    /** The plan in whose place one was agreed. */
    Mono<Optional<String>> predecessor(String planId) {
        return database.sql("SELECT plan_id FROM plan WHERE successor_plan_id = :planId")
                .bind("planId", planId)
                .map(row -> get(row, "plan_id", String.class))
                .first()
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    /** What others were told of reminders of a plan. The caller holds the debtor. */
    Mono<List<Reminder.Told>> told(Plan plan) {
        var currency = plan.schedule().total().currency();
        return database.sql("SELECT * FROM plan_reminder WHERE plan_id = :planId")
                .bind("planId", plan.planId())
                .map(row -> told(row, currency))
                .all()
                .collectList();
    }

    private static Reminder.Told told(Readable row, String currency) {
        var open = row.get("open", BigDecimal.class);
        return new Reminder.Told(
                get(row, "reminder", String.class),
                row.get("instalment", Integer.class),
                row.get("due_on", LocalDate.class),
                open == null ? null : new Money(open, currency),
                row.get("until", LocalDate.class));
    }

    /** Keeps what others are told of a reminder. */
    Mono<Void> remind(String planId, Reminder reminder, Instant now) {
        return database.sql(
                        """
                        INSERT INTO plan_reminder
                        VALUES (:planId, :key, :now, :number, :dueOn, :open, :until)
                        ON CONFLICT (plan_id, reminder) DO UPDATE SET
                            open = excluded.open, until = excluded.until
                        """)
                .bind("planId", planId)
                .bind("key", reminder.key())
                .bind("now", now)
                .bind("number", reminder.instalment().number())
                .bind("dueOn", reminder.instalment().dueOn())
                .bind("open", reminder.open().amount())
                .bind("until", reminder.until())
                .then();
    }

    /** Keeps that a reminder was taken back. */
    Mono<Void> takeBack(String planId, Reminder.Told told) {
        return database.sql(
                        """
                        UPDATE plan_reminder SET open = NULL
                        WHERE plan_id = :planId AND reminder = :key
                        """)
                .bind("planId", planId)
                .bind("key", told.key())
                .then();
    }
}
