package io.forbear.samples;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A dialer in a classic group: one reader for each partition, a debtor's commands in order. */
record ClassicDialer(Properties kafka, Dialer dialer) {

    /** Arguments: {@code classic.properties}, folder of the journal, other settings NAME=VALUE. */
    public static void main(String[] args) throws Exception {
        new ClassicDialer(Settings.of(args), Dialer.pretending(args[1])).run(() -> true);
    }

    void run(BooleanSupplier goesOn) throws Exception {
        var serdes = new EventSerdes(Settings.registry(kafka));
        var events = serdes.<SpecificRecord>deserializer();
        var reports = serdes.<ContactAttempted>serializer();
        try (var in = new KafkaConsumer<>(kafka, new StringDeserializer(), events);
                var out = new KafkaProducer<>(kafka, new StringSerializer(), reports)) {
            in.subscribe(List.of(Topics.COMMAND_VOICE.name(), Topics.COMMAND_CANCELLED.name()));
            while (goesOn.getAsBoolean()) {
                for (var message : in.poll(Duration.ofMillis(500))) {
                    if (message.value() instanceof ContactCommandCancelled cancelled) {
                        dialer.takeBack(cancelled);
                    } else if (message.value() instanceof ContactCommand command
                            && dialer.begins(command)) {
                        var report = dialer.call(command);
                        out.send(new ProducerRecord<>("contact.attempted", message.key(), report))
                                .get();
                    }
                }
                in.commitSync(); // the reports are written before
            }
        }
    }
}
