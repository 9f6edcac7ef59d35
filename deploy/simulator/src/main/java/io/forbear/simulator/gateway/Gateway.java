package io.forbear.simulator.gateway;

import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.misconduct.PermitRules;
import io.forbear.simulator.misconduct.Planted;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * One gateway: makes the contact a command orders, once, within its permit, and reports it; now and
 * then with the faults it was told to have. Not for several threads.
 */
public final class Gateway {
    private static final Duration RINGING = Duration.ofSeconds(25);
    private static final Duration REUSE_AFTER = Duration.ofMinutes(4);
    private static final Duration OVERRUN = Duration.ofMinutes(30);
    private static final Duration STEADY = Duration.ofHours(2);
    private static final Duration HASTE = Duration.ofMinutes(5);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int LATEST_MINUTES = 90;
    private static final int EARLIEST_ABUSE_HOUR = 9;
    private static final int LATEST_ABUSE_HOUR = 18;

    private final Function<String, ZoneId> clockOf;
    private final Faults faults;
    private final GatewayTroubles troubles;
    private final Abuses abuses;
    private final Ledger ledger;
    private final Dice dice;
    private final Set<String> carriedOut = new HashSet<>();
    private final Set<String> takenBack = new HashSet<>();

    /**
     * Opens the gateway.
     *
     * @param clockOf the zone of a debtor id
     * @param faults how often it misbehaves
     * @param troubles how often it breaks
     * @param abuses the ways in which permits are abused
     * @param ledger what the bank knows is owed; a command that states another amount is not
     *     carried out
     * @param dice its own
     */
    public Gateway(
            Function<String, ZoneId> clockOf,
            Faults faults,
            GatewayTroubles troubles,
            Abuses abuses,
            Ledger ledger,
            Dice dice) {
        this.clockOf = clockOf;
        this.faults = faults;
        this.troubles = troubles;
        this.abuses = abuses;
        this.ledger = ledger;
        this.dice = dice;
    }

    /** A command, here or still to come, is not to be begun any more. */
    public void takeBack(String commandId) {
        takenBack.add(commandId);
    }

    /** Whether the gateway dies now; what it has begun it remembers. */
    public boolean crashes() {
        return dice.chance(troubles.crashes());
    }

    /**
     * Takes a command.
     *
     * @param now the simulated instant at which it was read
     * @param mayAbuse whether permits of this debtor may be abused
     */
    public Handling take(ContactCommand command, Instant now, boolean mayAbuse) {
        if (carriedOut.contains(command.getCommandId())) {
            return new Handling.Repeated();
        }
        if (takenBack.remove(command.getCommandId())) {
            carriedOut.add(command.getCommandId());
            return new Handling.TakenBack(notMade(command, now));
        }
        var at = later(now, command.getPermit().getValidFrom());
        if (at.isAfter(command.getPermit().getNotAfter())) {
            carriedOut.add(command.getCommandId());
            return new Handling.Refused(notMade(command, now));
        }
        if (!ledger.owes(command.getAccountIds(), command.getStatedAmount(), at)) {
            carriedOut.add(command.getCommandId());
            return new Handling.Outdated(notMade(command, now));
        }
        carriedOut.add(command.getCommandId());
        if (dice.chance(troubles.failures())) {
            return new Handling.Failed(notMade(command, now));
        }
        var honest = contact(command, at);
        return mayAbuse && canBeAbused(command) && dice.chance(faults.permitAbuse())
                ? abused(command, honest)
                : reported(honest);
    }

    /** Whoever says nothing of a contact he did not make lets it count. */
    private Due notMade(ContactCommand command, Instant now) {
        return due(now, Reports.of(command, ContactOutcome.NOT_MADE, now, dice));
    }

    private ContactAttempted contact(ContactCommand command, Instant at) {
        int hour = localHour(command, at);
        var outcome = OutcomeModel.outcome(command.getChannel(), hour, dice);
        return Reports.of(command, outcome, at, dice);
    }

    private Handling reported(ContactAttempted honest) {
        var done = doneAt(honest);
        if (dice.chance(troubles.silences())) {
            return carried(honest);
        }
        if (dice.chance(troubles.hangs())) {
            var nextDay = done.plus(DAY);
            return carried(honest, due(nextDay, withReportedAt(honest, nextDay)));
        }
        if (dice.chance(faults.duplicates())) {
            return carried(honest, due(done, honest), due(done.plus(REUSE_AFTER), honest));
        }
        if (dice.chance(faults.late())) {
            var late = done.plus(Duration.ofMinutes(dice.between(20, LATEST_MINUTES)));
            return carried(honest, due(late, withReportedAt(honest, late)));
        }
        if (dice.chance(faults.corrections())) {
            var corrected = done.plus(Duration.ofMinutes(dice.between(5, 60)));
            return carried(
                    honest,
                    due(done, Mistake.about(honest)),
                    due(corrected, withReportedAt(honest, corrected)));
        }
        return carried(honest, due(done, honest));
    }

    private Handling abused(ContactCommand command, ContactAttempted honest) {
        var permit = command.getPermit();
        return switch (abuses.next()) {
            case NONE -> reported(honest);
            case EARLY ->
                    instead(
                            command,
                            honest,
                            permit.getValidFrom().minus(HASTE),
                            PermitRules.EXPIRED);
            case OVERRUN ->
                    instead(
                            command,
                            honest,
                            permit.getNotAfter().plus(OVERRUN),
                            PermitRules.EXPIRED);
            case REUSED -> reused(command, honest);
            case ELSEWHERE -> elsewhere(command, honest);
        };
    }

    private Handling reused(ContactCommand command, ContactAttempted honest) {
        var second = honest.getOccurredAt().plus(REUSE_AFTER);
        if (second.isAfter(command.getPermit().getNotAfter()) || !isSteady(command, second)) {
            return reported(honest);
        }
        var again = Reports.of(command, fruitless(command), second, dice);
        return new Handling.Carried(
                List.of(due(doneAt(honest), honest), due(doneAt(again), again)),
                List.of(honest, again),
                List.of(planted("second contact on one permit", again, PermitRules.REUSED)));
    }

    private Handling instead(
            ContactCommand command, ContactAttempted honest, Instant at, String rule) {
        int hour = localHour(command, at);
        boolean isDay = hour >= EARLIEST_ABUSE_HOUR && hour <= LATEST_ABUSE_HOUR;
        if (!isDay || !isSteady(command, at)) {
            return reported(honest);
        }
        var report = Reports.of(command, fruitless(command), at, dice);
        return abused("contact outside the time of its permit", report, rule);
    }

    private Handling elsewhere(ContactCommand command, ContactAttempted honest) {
        var report =
                ContactAttempted.newBuilder(
                                Reports.of(
                                        command, fruitless(command), honest.getOccurredAt(), dice))
                        .setEndpoint("found-" + command.getEndpoint())
                        .build();
        return abused("another number than permitted", report, PermitRules.ELSEWHERE);
    }

    /** Nothing about the amount changes around then, so that the permit alone is abused. */
    private boolean isSteady(ContactCommand command, Instant at) {
        return ledger.isSteady(command.getAccountIds(), at.minus(STEADY), at)
                && ledger.owes(command.getAccountIds(), command.getStatedAmount(), at);
    }

    private static Handling abused(String kind, ContactAttempted report, String rule) {
        return new Handling.Carried(
                List.of(due(doneAt(report), report)),
                List.of(report),
                List.of(planted(kind, report, rule)));
    }

    private static ContactOutcome fruitless(ContactCommand command) {
        return isCall(command) ? ContactOutcome.RANG_UNANSWERED : ContactOutcome.DELIVERED;
    }

    private static Planted planted(String kind, ContactAttempted misdeed, String rule) {
        var subject = misdeed.getEventId().toString();
        return new Planted(kind, misdeed.getDebtorId(), subject, Set.of(rule));
    }

    private static Handling carried(ContactAttempted honest, Due... reports) {
        return new Handling.Carried(List.of(reports), List.of(honest), List.of());
    }

    private int localHour(ContactCommand command, Instant at) {
        return at.atZone(clockOf.apply(command.getDebtorId())).getHour();
    }

    private static ContactAttempted withReportedAt(ContactAttempted report, Instant at) {
        return ContactAttempted.newBuilder(report).setReportedAt(at).build();
    }

    private static Due due(Instant at, ContactAttempted report) {
        return new Due(at, new Outgoing<>(Topics.CONTACT_ATTEMPTED, report));
    }

    private static Instant doneAt(ContactAttempted report) {
        var ended = report.getEndedAt();
        return ended != null ? ended : report.getOccurredAt().plus(RINGING);
    }

    private static boolean canBeAbused(ContactCommand command) {
        return isCall(command) || command.getChannel() == Channel.SMS;
    }

    private static boolean isCall(ContactCommand command) {
        return command.getChannel() == Channel.VOICE_HUMAN;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
