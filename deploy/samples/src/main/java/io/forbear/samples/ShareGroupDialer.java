package io.forbear.samples;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactCommandCancelled;
import io.forbear.topics.EventSerdes;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A dialer in a share group (KIP-932): any number of readers, each command given to one. */
record ShareGroupDialer(Properties kafka, Dialer dialer) {

    /** Arguments: {@code share.properties}, folder of the journal, other settings NAME=VALUE. */
    public static void main(String[] args) throws Exception {
        new ShareGroupDialer(Settings.of(args), Dialer.pretending(args[1])).run(() -> true);
    }

    void run(BooleanSupplier goesOn) throws Exception {
        var serdes = new EventSerdes(Settings.registry(kafka));
        var text = new StringDeserializer();
        var commands = serdes.<ContactCommand>deserializer();
        var cancellations = serdes.<ContactCommandCancelled>deserializer();
        var reports = serdes.<ContactAttempted>serializer();
        var alone = Settings.withoutGroup(kafka);
        try (var in = new KafkaShareConsumer<>(kafka, text, commands);
                var back = new TakenBack(new KafkaConsumer<>(alone, text, cancellations));
                var out = new KafkaProducer<>(kafka, new StringSerializer(), reports)) {
            in.subscribe(List.of("contact.command.voice"));
            while (goesOn.getAsBoolean()) {
                for (var message : in.poll(Duration.ofMillis(500))) {
                    var command = message.value();
                    if (dialer.begins(command)) {
                        back.readAll(dialer::takeBack);
                        var report = dialer.call(command);
                        out.send(new ProducerRecord<>("contact.attempted", message.key(), report))
                                .get();
                    }
                    in.acknowledge(message, AcknowledgeType.ACCEPT);
                }
                in.commitSync(); // the reports are written before
            }
        }
    }
}
