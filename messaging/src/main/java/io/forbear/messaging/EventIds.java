package io.forbear.messaging;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Clock;
import java.util.UUID;

/** Ids of events. */
public final class EventIds {
    private static final TimeBasedEpochGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    private EventIds() {}

    /**
     * A new id, UUIDv7: ids sort by the clock's time, those of one millisecond by the order of the
     * calls. For an event that a person or a timer starts; one that follows from another event
     * takes {@link #derived}.
     */
    public static UUID next(Clock clock) {
        return VERSION_7.construct(clock.millis());
    }

    /**
     * The id of an event that follows from another, UUIDv5: the same for every redelivery, so that
     * a repeated effect repeats the event instead of making a second one.
     *
     * @param causation id of the event that led to it
     * @param purpose what it is for; different for each event that follows from the same one
     */
    public static UUID derived(UUID causation, String purpose) {
        return Generators.nameBasedGenerator(causation).generate(purpose);
    }
}
