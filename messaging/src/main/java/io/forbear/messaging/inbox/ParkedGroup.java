package io.forbear.messaging.inbox;

import io.forbear.messaging.inbox.Failure.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Parked records of one topic that wait for one reason.
 *
 * @param records how many
 * @param keys of how many debtors
 * @param oldestAt when the first of them was parked, in real time
 * @param newestAt when the last of them was
 * @param firstError what is told of the first without what is personal; null: it has just been
 *     replayed or dismissed
 * @param lastError the same of the last
 */
record ParkedGroup(
        String topic,
        Reason reason,
        long records,
        long keys,
        Instant oldestAt,
        Instant newestAt,
        @Nullable String firstError,
        @Nullable String lastError) {}
