package io.forbear.plan.plan;

import static io.forbear.plan.schedule.Columns.money;
import static io.forbear.service.row.Column.get;
import static io.forbear.service.row.Column.orNull;

import io.forbear.money.Money;
import io.forbear.plan.approval.Decision;
import io.forbear.plan.debtor.Pause;
import io.forbear.plan.limits.AgreementTerms;
import io.forbear.plan.limits.FeeKind;
import io.forbear.plan.limits.Grounds;
import io.forbear.plan.limits.PlanContent;
import io.forbear.plan.performance.Breach;
import io.forbear.plan.schedule.Instalment;
import io.forbear.plan.schedule.Schedule;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** A plan as a row of the table {@code plan}, in both directions. */
final class PlanRow {
    private PlanRow() {}

    static Plan plan(Readable row) {
        return new Plan(
                get(row, "plan_id", String.class),
                get(row, "debtor_id", String.class),
                List.of(get(row, "account_ids", String[].class)),
                terms(row),
                get(row, "oral", Boolean.class),
                row.get("recording_ref", String.class),
                ZoneId.of(get(row, "zone", String.class)),
                get(row, "grace_days", Integer.class),
                get(row, "proposed_at", Instant.class),
                get(row, "proposed_by", String.class),
                get(row, "expires_at", Instant.class),
                state(row));
    }

    private static AgreementTerms terms(Readable row) {
        return new AgreementTerms(
                schedule(row),
                Stream.of(get(row, "contents", String[].class))
                        .map(PlanContent::valueOf)
                        .collect(Collectors.toSet()),
                row.get("exceeds_ability", Boolean.class),
                row.get("willing", Boolean.class),
                new Grounds(
                        texts(row, "ability_evidence"),
                        texts(row, "willingness_evidence"),
                        row.get("affordability_id", String.class)),
                fees(row),
                row.get("waiver", BigDecimal.class) == null ? null : money(row, "waiver"));
    }

    private static Set<String> texts(Readable row, String column) {
        var found = row.get(column, String[].class);
        return found == null ? Set.of() : Set.of(found);
    }

    private static Map<FeeKind, Money> fees(Readable row) {
        var kinds = row.get("fee_kinds", String[].class);
        var amounts = row.get("fee_amounts", BigDecimal[].class);
        var fees = new EnumMap<FeeKind, Money>(FeeKind.class);
        for (int i = 0; kinds != null && amounts != null && i < kinds.length; i++) {
            fees.put(
                    FeeKind.valueOf(kinds[i]),
                    new Money(amounts[i], get(row, "currency", String.class)));
        }
        return fees;
    }

    private static Schedule schedule(Readable row) {
        var currency = get(row, "currency", String.class);
        var dueOn = get(row, "due_on", LocalDate[].class);
        var amounts = get(row, "amounts", BigDecimal[].class);
        return new Schedule(
                IntStream.range(0, dueOn.length)
                        .mapToObj(i -> instalment(i + 1, dueOn[i], amounts[i], currency))
                        .toList());
    }

    private static Instalment instalment(
            int number, LocalDate dueOn, BigDecimal amount, String currency) {
        return new Instalment(number, dueOn, new Money(amount, currency));
    }

    private static PlanState state(Readable row) {
        return switch (PlanStatus.valueOf(get(row, "status", String.class))) {
            case PROPOSED -> new PlanState.Proposed();
            case REFUSED -> new PlanState.Refused(decision(row));
            case WITHDRAWN -> new PlanState.Withdrawn(decision(row));
            case IN_FORCE -> new PlanState.InForce(signature(row));
            case COMPLETED ->
                    new PlanState.Completed(
                            signature(row),
                            get(row, "ended_at", Instant.class),
                            money(row, "paid"));
            case BROKEN ->
                    new PlanState.Broken(
                            signature(row), get(row, "ended_at", Instant.class), breach(row));
            case STOPPED ->
                    new PlanState.Stopped(
                            signature(row),
                            get(row, "ended_at", Instant.class),
                            Pause.Reason.valueOf(get(row, "stop_reason", String.class)));
            case RENEGOTIATED ->
                    new PlanState.Renegotiated(
                            signature(row),
                            get(row, "ended_at", Instant.class),
                            get(row, "successor_plan_id", String.class));
        };
    }

    private static Decision decision(Readable row) {
        return new Decision(
                get(row, "ended_by", String.class),
                get(row, "ended_at", Instant.class),
                get(row, "ended_because", String.class));
    }

    private static Signature signature(Readable row) {
        return new Signature(
                get(row, "signed_at", Instant.class),
                get(row, "signed_orally", Boolean.class),
                row.get("signature_ref", String.class));
    }

    private static Breach breach(Readable row) {
        return new Breach(
                Breach.Reason.valueOf(get(row, "breach_reason", String.class)),
                get(row, "breach_instalment", Integer.class),
                money(row, "breach_shortfall"),
                get(row, "breach_on", LocalDate.class));
    }

    /** Binds what stays the same all the life of a plan. */
    static GenericExecuteSpec bindProposal(GenericExecuteSpec sql, Plan plan) {
        var instalments = plan.schedule().instalments();
        var terms = plan.terms();
        return bindDisclosed(sql, terms)
                .bind("planId", plan.planId())
                .bind("debtorId", plan.debtorId())
                .bind("accountIds", plan.accountIds().toArray(String[]::new))
                .bind("status", plan.state().status().name())
                .bind("currency", plan.schedule().currency())
                .bind(
                        "dueOn",
                        instalments.stream().map(Instalment::dueOn).toArray(LocalDate[]::new))
                .bind(
                        "amounts",
                        instalments.stream()
                                .map(instalment -> instalment.amount().amount())
                                .toArray(BigDecimal[]::new))
                .bind(
                        "contents",
                        terms.contents().stream().map(Enum::name).sorted().toArray(String[]::new))
                .bind("exceedsAbility", orNull(terms.exceedsAbility(), Boolean.class))
                .bind("willing", orNull(terms.willing(), Boolean.class))
                .bind("oral", plan.oral())
                .bind("recordingRef", orNull(plan.recordingRef(), String.class))
                .bind("zone", plan.zone().getId())
                .bind("graceDays", plan.graceDays())
                .bind("proposedAt", plan.proposedAt())
                .bind("proposedBy", plan.proposedBy())
                .bind("expiresAt", plan.expiresAt());
    }

    private static GenericExecuteSpec bindDisclosed(GenericExecuteSpec sql, AgreementTerms terms) {
        var grounds = terms.grounds();
        var fees = new TreeMap<>(terms.fees());
        var waiver = terms.waiver();
        return sql.bind("abilityEvidence", sorted(grounds.abilityEvidence()))
                .bind("willingnessEvidence", sorted(grounds.willingnessEvidence()))
                .bind("affordabilityId", orNull(grounds.affordabilityId(), String.class))
                .bind("feeKinds", fees.keySet().stream().map(Enum::name).toArray(String[]::new))
                .bind(
                        "feeAmounts",
                        fees.values().stream().map(Money::amount).toArray(BigDecimal[]::new))
                .bind("waiver", orNull(waiver == null ? null : waiver.amount(), BigDecimal.class));
    }

    private static String[] sorted(Set<String> texts) {
        return texts.stream().sorted().toArray(String[]::new);
    }

    /** Binds where it is in its life. */
    static GenericExecuteSpec bindState(GenericExecuteSpec sql, Plan plan) {
        var state = plan.state();
        var bound =
                bindDecision(bindSignature(sql, state.signature()), state)
                        .bind("planId", plan.planId())
                        .bind("status", state.status().name())
                        .bind("stopReason", orNull(stopReason(state), String.class));
        return switch (state) {
            case PlanState.Proposed _, PlanState.InForce _ -> bindEnd(bound, null, null, null);
            case PlanState.Refused(var decision) -> bindEnd(bound, decision.at(), null, null);
            case PlanState.Withdrawn(var decision) -> bindEnd(bound, decision.at(), null, null);
            case PlanState.Completed(_, var at, var paid) -> bindEnd(bound, at, paid, null);
            case PlanState.Broken(_, var at, var breach) -> bindEnd(bound, at, null, breach);
            case PlanState.Stopped(_, var at, _) -> bindEnd(bound, at, null, null);
            case PlanState.Renegotiated(_, var at, _) -> bindEnd(bound, at, null, null);
        };
    }

    private static @Nullable String stopReason(PlanState state) {
        return state instanceof PlanState.Stopped stopped ? stopped.reason().name() : null;
    }

    private static GenericExecuteSpec bindDecision(GenericExecuteSpec sql, PlanState state) {
        var decision = state.decision();
        return sql.bind("endedBy", orNull(decision == null ? null : decision.by(), String.class))
                .bind(
                        "endedBecause",
                        orNull(decision == null ? null : decision.because(), String.class));
    }

    private static GenericExecuteSpec bindSignature(
            GenericExecuteSpec sql, @Nullable Signature signature) {
        return signature == null
                ? sql.bindNull("signedAt", Instant.class)
                        .bindNull("signedOrally", Boolean.class)
                        .bindNull("signatureRef", String.class)
                : sql.bind("signedAt", signature.signedAt())
                        .bind("signedOrally", signature.oral())
                        .bind("signatureRef", orNull(signature.recordingRef(), String.class));
    }

    private static GenericExecuteSpec bindEnd(
            GenericExecuteSpec sql,
            @Nullable Instant at,
            @Nullable Money paid,
            @Nullable Breach breach) {
        var bound =
                sql.bind("endedAt", orNull(at, Instant.class))
                        .bind(
                                "paid",
                                orNull(paid == null ? null : paid.amount(), BigDecimal.class));
        return breach == null
                ? bound.bindNull("breachReason", String.class)
                        .bindNull("breachInstalment", Integer.class)
                        .bindNull("breachShortfall", BigDecimal.class)
                        .bindNull("breachOn", LocalDate.class)
                : bound.bind("breachReason", breach.reason().name())
                        .bind("breachInstalment", breach.instalmentNumber())
                        .bind("breachShortfall", breach.shortfall().amount())
                        .bind("breachOn", breach.on());
    }
}
