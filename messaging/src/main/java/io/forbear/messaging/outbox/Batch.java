package io.forbear.messaging.outbox;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Records that are published in one Kafka transaction.
 *
 * @param number one more than the batch before
 * @param rows in the order of their positions
 */
record Batch(long number, List<Row> rows) {

    /** A record as it goes to Kafka; those of a bundle have one position. */
    record Row(long position, ProducerRecord<String, byte[]> message) {}

    Long[] positions() {
        return rows.stream().map(Row::position).distinct().toArray(Long[]::new);
    }
}
