package io.forbear.simulator.wire;

import io.forbear.topics.Topic;
import org.apache.avro.specific.SpecificRecord;

/** An event on its way to a topic. */
public record Outgoing<V extends SpecificRecord>(Topic<V> topic, V event) {
    public String key() {
        return topic.keyOf(event);
    }
}
