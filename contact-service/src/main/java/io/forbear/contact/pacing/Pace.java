package io.forbear.contact.pacing;

import io.forbear.contact.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How fast contacts of some collectors go out by one gateway. Slots lie an interval apart; the
 * instant of the next free one is all that has to be kept. Slots that nobody wanted are lost, but
 * for those of the last moments, so that a busy hour never follows an idle one with a burst.
 *
 * @param collectors legal entities that share it; none: all
 * @param shifts outside of them nothing goes out
 * @param slack how far back unused slots are made up for; covers the time between two looks
 */
public record Pace(
        String id,
        Gateway gateway,
        Set<String> collectors,
        ZoneId zone,
        List<Shift> shifts,
        Duration slack) {
    public Pace {
        collectors = Set.copyOf(collectors);
        shifts = List.copyOf(shifts);
    }

    /** Whether it may be the pace of contacts by a channel and a collector. */
    public boolean governs(Channel channel, String collector) {
        return gateway == Gateway.of(channel)
                && (collectors.isEmpty() || collectors.contains(collector));
    }

    /** The shift at an instant. */
    public Optional<Shift> shiftAt(Instant now) {
        var time = LocalTime.ofInstant(now, zone);
        return shifts.stream().filter(shift -> shift.covers(time)).findFirst();
    }

    /**
     * How many contacts may go out now.
     *
     * @param freeAt the next free slot
     */
    public long slots(Instant freeAt, Instant now) {
        return shiftAt(now).map(shift -> slots(shift, freeAt, now)).orElse(0L);
    }

    private long slots(Shift shift, Instant freeAt, Instant now) {
        var first = first(shift, freeAt, now);
        return first.isAfter(now)
                ? 0
                : Duration.between(first, now).dividedBy(shift.interval()) + 1;
    }

    /** The next free slot after so many contacts went out now. */
    public Instant freeAfter(Instant freeAt, Instant now, long contacts) {
        return shiftAt(now)
                .map(
                        shift ->
                                first(shift, freeAt, now)
                                        .plus(shift.interval().multipliedBy(contacts)))
                .orElse(freeAt);
    }

    private Instant first(Shift shift, Instant freeAt, Instant now) {
        var begun = now.atZone(zone).with(shift.from()).toInstant();
        return later(freeAt, later(begun, now.minus(slack)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    Pace within(Duration look) {
        return look.compareTo(slack) > 0
                ? new Pace(id, gateway, collectors, zone, shifts, look)
                : this;
    }
}
