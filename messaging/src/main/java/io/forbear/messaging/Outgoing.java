package io.forbear.messaging;

import io.forbear.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * An event to be published.
 *
 * @param trace W3C {@code traceparent} of what led to it; null: that of the chain that publishes it
 */
public record Outgoing<V extends SpecificRecord>(Topic<V> topic, V event, @Nullable String trace) {}
