package io.forbear.simulator.audit;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.simulator.gateway.Ledger;
import io.forbear.simulator.provider.Outages;
import io.forbear.simulator.provider.Webhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/** Writes down what topics, gateways and providers say, and judges it at the end. Thread-safe. */
public final class Witness {
    /** References of notices that follow from answers to messages. */
    private static final String REPLY = "r-";

    private final Map<String, Ordered> orders = new HashMap<>();
    private final List<Reported> reports = new ArrayList<>();
    private final List<Made> made = new ArrayList<>();
    private final Set<String> cancelled = new HashSet<>();
    private final Map<String, Revocation> revocations = new LinkedHashMap<>();
    private final List<Webhooks.Stop> stops = new ArrayList<>();
    private final List<Instalment> instalments = new ArrayList<>();
    private final List<Breaker> breakers = new ArrayList<>();
    private final List<TurnedAway> turnedAway = new ArrayList<>();
    private final List<Memory> memory = new ArrayList<>();

    /** Takes down an event. */
    public synchronized void hear(SpecificRecord event) {
        switch (event) {
            case ContactCommand e -> orders.putIfAbsent(e.getCommandId(), Ordered.of(e));
            case ContactCommandCancelled e -> cancelled.add(e.getCommandId());
            case ContactAttempted e -> report(e);
            case DebtorNotice e -> notice(e);
            case PlanAgreed e -> agreed(e);
            case PlanBroken e -> ended(e.getPlanId(), e.getOccurredAt());
            case PlanCompleted e -> ended(e.getPlanId(), e.getOccurredAt());
            default -> {}
        }
    }

    private void report(ContactAttempted report) {
        var commandId = report.getCommandId();
        if (commandId != null) {
            reports.add(
                    new Reported(
                            commandId,
                            report.getEventId(),
                            report.getOutcome(),
                            report.getOccurredAt()));
        }
    }

    private void notice(DebtorNotice notice) {
        var reference = notice.getReference();
        if (reference != null && reference.startsWith(REPLY)) {
            return; // known from who sent the answer
        }
        switch (notice.getKind()) {
            case PREFERENCE_STATED -> revoke(notice, Revocation.Kind.OPT_OUT);
            case CEASE_REQUESTED -> revoke(notice, Revocation.Kind.CEASE);
            case REPRESENTATION_NOTIFIED -> revoke(notice, Revocation.Kind.REPRESENTATION);
            case CONSENT_GIVEN -> allow(notice);
            default -> {}
        }
    }

    private void revoke(DebtorNotice notice, Revocation.Kind kind) {
        if (notice.getKind() == NoticeKind.PREFERENCE_STATED && notice.getChannels().isEmpty()) {
            return; // about times or places
        }
        revocations.put(
                notice.getEventId().toString(),
                new Revocation(
                        kind,
                        notice.getDebtorId(),
                        person(notice),
                        notice.getOccurredAt(),
                        null,
                        Set.copyOf(notice.getChannels()),
                        List.of()));
    }

    private static String person(DebtorNotice notice) {
        var person = notice.getPersonId();
        return person == null ? notice.getDebtorId() : person;
    }

    /** Consent to a channel ends its opt-out. */
    private void allow(DebtorNotice consent) {
        revocations.replaceAll(
                (_, one) ->
                        one.kind() == Revocation.Kind.OPT_OUT
                                        && one.debtorId().equals(consent.getDebtorId())
                                        && one.until() == null
                                ? until(one, consent.getOccurredAt())
                                : one);
    }

    private void agreed(PlanAgreed plan) {
        if (revocations.containsKey(plan.getPlanId())) {
            return;
        }
        revocations.put(
                plan.getPlanId(),
                new Revocation(
                        Revocation.Kind.PLAN,
                        plan.getDebtorId(),
                        plan.getDebtorId(),
                        plan.getOccurredAt(),
                        null,
                        Set.of(),
                        List.copyOf(plan.getAccountIds())));
        plan.getInstalments()
                .forEach(
                        one ->
                                instalments.add(
                                        new Instalment(
                                                plan.getDebtorId(),
                                                one.getDueOn(),
                                                one.getAmount().getAmount(),
                                                one.getAmount().getCurrency())));
    }

    private void ended(String planId, Instant at) {
        revocations.computeIfPresent(planId, (_, plan) -> until(plan, at));
    }

    private static Revocation until(Revocation one, Instant at) {
        return new Revocation(
                one.kind(),
                one.debtorId(),
                one.personId(),
                one.knownAt(),
                at,
                one.channels(),
                one.accountIds());
    }

    /** A contact that truly was made. */
    public synchronized void made(Made one) {
        made.add(one);
    }

    /** Somebody has answered STOP, and the bank knows. */
    public synchronized void stopped(Webhooks.Stop stop) {
        stops.add(stop);
    }

    /** A provider that is down was asked. */
    public synchronized void turnedAway(TurnedAway one) {
        turnedAway.add(one);
    }

    /** How the line to a provider stands. */
    public synchronized void saw(Breaker breaker) {
        breakers.add(breaker);
    }

    /** How much memory a process has. */
    public synchronized void saw(Memory one) {
        memory.add(one);
    }

    /** Commands and contacts so far. */
    public synchronized String inWords() {
        return "%,d commands, %,d contacts".formatted(orders.size(), made.size());
    }

    /** Contacts made so far. */
    public synchronized int contacts() {
        return made.size();
    }

    /**
     * The account of all that.
     *
     * @param approved versions of wordings by digest
     * @param ledger what was owed when
     * @param settling how long news may be on their way, simulated
     * @param end until when it was listened
     */
    public synchronized List<Line> account(
            Map<String, Approved> approved,
            Ledger ledger,
            Outages outages,
            Duration settling,
            Instant end) {
        var all = new ArrayList<>(revocations.values());
        stops.forEach(stop -> optOut(stop, all));
        var lines = new ArrayList<Line>();
        lines.addAll(Fates.of(orders.values(), reports, made, cancelled, end).lines());
        lines.addAll(Sending.of(made, orders).lines());
        lines.addAll(AfterRevocation.of(all, made, orders, settling).lines());
        lines.addAll(Wordings.of(made, orders, approved, ledger, instalments, settling).lines());
        lines.addAll(Breakers.of(outages, breakers, turnedAway, made, settling).lines());
        lines.addAll(Flatness.lines(memory));
        return lines;
    }

    private void optOut(Webhooks.Stop stop, List<Revocation> all) {
        var order = orders.get(stop.key());
        if (order != null) {
            all.add(
                    new Revocation(
                            Revocation.Kind.OPT_OUT,
                            order.debtorId(),
                            order.personId(),
                            stop.knownAt(),
                            null,
                            Set.of(order.channel()),
                            List.of()));
        }
    }
}
