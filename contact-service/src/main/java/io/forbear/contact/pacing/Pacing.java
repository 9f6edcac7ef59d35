package io.forbear.contact.pacing;

import io.forbear.contact.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How fast contacts go out.
 *
 * @param paces in the order of the file: the first that governs a contact is its pace; what none
 *     governs goes out at once
 * @param perPriority how much longer waiting one point of priority counts for
 */
public record Pacing(List<Pace> paces, Duration perPriority) {
    /** Everything goes out at once. */
    public static final Pacing NONE = new Pacing(List.of(), Duration.ZERO);

    public Pacing {
        paces = List.copyOf(paces);
    }

    /** The pace of a contact by a collector; none: it goes out at once. */
    public Optional<Pace> governing(Channel channel, String collector) {
        return paces.stream().filter(pace -> pace.governs(channel, collector)).findFirst();
    }

    /**
     * The place in the line, lowest first. It never changes while somebody waits, and everybody who
     * begins to wait late enough comes after him: so nobody waits for ever.
     *
     * @param since when the contact was first possible
     */
    public Instant rank(Instant since, int priority) {
        return since.minus(perPriority.multipliedBy(priority));
    }

    /** For somebody who looks only every so often: what became free in between is used. */
    public Pacing lookedAtEvery(Duration look) {
        return new Pacing(paces.stream().map(pace -> pace.within(look)).toList(), perPriority);
    }
}
