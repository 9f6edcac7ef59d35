package io.forbear.messaging.inbox;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which parked records are meant; null is any. A record stands for its whole line: the records of a
 * key are only ever replayed in their order, from the first.
 */
record Selection(@Nullable String topic, @Nullable String key, @Nullable List<UUID> ids) {}
