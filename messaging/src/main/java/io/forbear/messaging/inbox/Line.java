package io.forbear.messaging.inbox;

import java.util.UUID;

/** Parked records that can only be replayed one after the other. */
sealed interface Line {
    String group();

    /** All records of a key that wait in a consumer group. */
    record OfKey(String group, String key) implements Line {}

    /** A record that no other one waits for. */
    record OfOne(String group, UUID id) implements Line {}
}
