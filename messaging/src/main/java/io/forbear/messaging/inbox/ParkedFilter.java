package io.forbear.messaging.inbox;

import org.jspecify.annotations.Nullable;

/** Which parked records are shown; null: any. */
record ParkedFilter(
        @Nullable String topic, @Nullable String key, Failure.@Nullable Reason reason) {}
