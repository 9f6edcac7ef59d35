package io.forbear.samples;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A dialer in a classic group: each partition has one reader, one debtor's commands are in order.
 */
record ClassicDialer(
        String bootstrap, String registry, Journal journal, Clock clock, Dialer.Line line) {

    /** Dials until told otherwise. */
    void run(BooleanSupplier goesOn) throws IOException, ExecutionException, InterruptedException {
        var serdes = new EventSerdes(registry);
        var read =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        "sample-dialer",
                        "auto.offset.reset",
                        "earliest",
                        "isolation.level",
                        "read_committed", // others' transactions may be aborted
                        "enable.auto.commit",
                        false, // committed once the reports are written
                        "max.poll.records",
                        10); // no more than is called within a poll interval
        var write = Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all");
        var cancelled = new HashSet<String>();
        try (var in =
                        new KafkaConsumer<>(
                                read,
                                new StringDeserializer(),
                                serdes.<SpecificRecord>deserializer());
                var out =
                        new KafkaProducer<>(
                                write,
                                new StringSerializer(),
                                serdes.<ContactAttempted>serializer())) {
            in.subscribe(List.of(Topics.COMMAND_VOICE.name(), Topics.COMMAND_CANCELLED.name()));
            while (goesOn.getAsBoolean()) {
                for (var message : in.poll(Duration.ofMillis(500))) {
                    if (message.value() instanceof ContactCommandCancelled taken) {
                        cancelled.add(taken.getCommandId());
                    } else if (message.value() instanceof ContactCommand command) {
                        take(command, cancelled, out);
                    }
                }
                in.commitSync();
            }
        }
    }

    private void take(
            ContactCommand command,
            Set<String> cancelled,
            KafkaProducer<String, ContactAttempted> out)
            throws IOException, ExecutionException, InterruptedException {
        if (journal.begin(command.getCommandId())) {
            var report =
                    cancelled.contains(command.getCommandId())
                            ? Dialer.notMade(command, clock.instant())
                            : Dialer.carryOut(command, clock, line);
            var topic = Topics.CONTACT_ATTEMPTED.name();
            out.send(new ProducerRecord<>(topic, report.getDebtorId(), report)).get();
        }
    }
}
