package io.forbear.messaging;

import io.forbear.topics.Topic;
import java.util.List;

/**
 * That a service consumes topics with a stream of its own, which parks single records: the bytes on
 * {@code <topic>.parked}, the reason in the headers that {@link Subscription}s use too. Declared as
 * a bean, so that operations find those records among the others. Replaying one publishes its bytes
 * to the topic again; the stream must not mind the order, nor an event that it has seen before.
 *
 * @param group the stream's consumer group
 * @param topics what it consumes
 */
public record ParkingStream(String group, List<Topic<?>> topics) {
    public ParkingStream {
        topics = List.copyOf(topics);
    }
}
