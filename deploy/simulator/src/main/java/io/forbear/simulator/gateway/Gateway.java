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
    private static final int LATEST_MINUTES = 90;
    private static final int EARLIEST_ABUSE_HOUR = 9;
    private static final int LATEST_ABUSE_HOUR = 18;

    private final Function<String, ZoneId> clockOf;
    private final Faults faults;
    private final Dice dice;
    private final Set<String> carriedOut = new HashSet<>();

    /**
     * Opens the gateway.
     *
     * @param clockOf the zone of a debtor id
     * @param faults how often it misbehaves
     * @param dice its own
     */
    public Gateway(Function<String, ZoneId> clockOf, Faults faults, Dice dice) {
        this.clockOf = clockOf;
        this.faults = faults;
        this.dice = dice;
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
        var at = later(now, command.getPermit().getValidFrom());
        if (at.isAfter(command.getPermit().getNotAfter())) {
            return new Handling.Refused();
        }
        carriedOut.add(command.getCommandId());
        var honest = contact(command, at);
        return mayAbuse && isCall(command) && dice.chance(faults.permitAbuse())
                ? abused(command, honest)
                : reported(honest);
    }

    private ContactAttempted contact(ContactCommand command, Instant at) {
        int hour = localHour(command, at);
        var outcome = OutcomeModel.outcome(command.getChannel(), hour, dice);
        return Reports.of(command, outcome, at, dice);
    }

    private Handling reported(ContactAttempted honest) {
        var done = doneAt(honest);
        if (dice.chance(faults.duplicates())) {
            return carried(honest, false, due(done, honest), due(done.plus(REUSE_AFTER), honest));
        }
        if (dice.chance(faults.late())) {
            var late = done.plus(Duration.ofMinutes(dice.between(20, LATEST_MINUTES)));
            return carried(honest, true, due(late, withReportedAt(honest, late)));
        }
        if (dice.chance(faults.corrections())) {
            var corrected = done.plus(Duration.ofMinutes(dice.between(5, 60)));
            return carried(
                    honest,
                    true,
                    due(done, mistaken(honest)),
                    due(corrected, withReportedAt(honest, corrected)));
        }
        return carried(honest, false, due(done, honest));
    }

    private Handling abused(ContactCommand command, ContactAttempted honest) {
        return dice.chance(0.5) ? expired(command, honest) : reused(command, honest);
    }

    private Handling reused(ContactCommand command, ContactAttempted honest) {
        var second = honest.getOccurredAt().plus(REUSE_AFTER);
        if (second.isAfter(command.getPermit().getNotAfter())) {
            return reported(honest);
        }
        var again = Reports.of(command, ContactOutcome.RANG_UNANSWERED, second, dice);
        return new Handling.Carried(
                honest.getOutcome(),
                List.of(due(doneAt(honest), honest), due(doneAt(again), again)),
                List.of(planted("second contact on one permit", again, PermitRules.REUSED)),
                false);
    }

    private Handling expired(ContactCommand command, ContactAttempted honest) {
        var overrun = command.getPermit().getNotAfter().plus(OVERRUN);
        int hour = localHour(command, overrun);
        if (hour < EARLIEST_ABUSE_HOUR || hour > LATEST_ABUSE_HOUR) {
            return reported(honest);
        }
        var late = Reports.of(command, ContactOutcome.RANG_UNANSWERED, overrun, dice);
        return new Handling.Carried(
                late.getOutcome(),
                List.of(due(doneAt(late), late)),
                List.of(planted("contact after its permit ran out", late, PermitRules.EXPIRED)),
                false);
    }

    private static Planted planted(String kind, ContactAttempted misdeed, String rule) {
        var subject = misdeed.getEventId().toString();
        return new Planted(kind, misdeed.getDebtorId(), subject, Set.of(rule));
    }

    private static Handling carried(ContactAttempted honest, boolean troubled, Due... reports) {
        return new Handling.Carried(honest.getOutcome(), List.of(reports), List.of(), troubled);
    }

    private int localHour(ContactCommand command, Instant at) {
        return at.atZone(clockOf.apply(command.getDebtorId())).getHour();
    }

    private static ContactAttempted withReportedAt(ContactAttempted report, Instant at) {
        return ContactAttempted.newBuilder(report).setReportedAt(at).build();
    }

    /** The first, wrong report of a contact: the bell that was heard was another one. */
    private static ContactAttempted mistaken(ContactAttempted honest) {
        return ContactAttempted.newBuilder(honest)
                .setOutcome(mistakenFor(honest.getOutcome()))
                .setEndedAt(null)
                .setRecordingRef(null)
                .setReceiptRef(null)
                .build();
    }

    private static ContactOutcome mistakenFor(ContactOutcome outcome) {
        return switch (outcome) {
            case DELIVERED -> ContactOutcome.BOUNCED;
            case BOUNCED -> ContactOutcome.DELIVERED;
            case RANG_UNANSWERED -> ContactOutcome.NOT_CONNECTED_BUSY;
            case NOT_CONNECTED_BUSY,
                    NOT_CONNECTED_INVALID,
                    VOICEMAIL,
                    CONNECTED_NO_CONVERSATION,
                    CONVERSATION,
                    UNKNOWN ->
                    ContactOutcome.RANG_UNANSWERED;
        };
    }

    private static Due due(Instant at, ContactAttempted report) {
        return new Due(at, new Outgoing<>(Topics.CONTACT_ATTEMPTED, report));
    }

    private static Instant doneAt(ContactAttempted report) {
        var ended = report.getEndedAt();
        return ended != null ? ended : report.getOccurredAt().plus(RINGING);
    }

    private static boolean isCall(ContactCommand command) {
        return command.getChannel() == Channel.VOICE_HUMAN;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
