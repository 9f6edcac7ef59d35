package io.forbear.messaging.inbox;

import java.util.UUID;

/** What the bytes of a record turned out to be. */
sealed interface Decoded<V> {

    /**
     * An event of the topic, under the right key.
     *
     * @param digest of its content
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Event<V>(String key, UUID id, byte[] digest, V content) implements Decoded<V> {}

    /** Nothing that can be processed. */
    record Unusable<V>(Failure failure) implements Decoded<V> {}
}
