package io.forbear.samples;

import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A dialer in a share group (KIP-932): any number of readers of any partition, each command given
 * to one of them at a time, in no order. A command whose reader dies is given to another.
 */
record ShareGroupDialer(
        String bootstrap, String registry, Journal journal, Clock clock, Dialer.Line line) {
    private static final String GROUP = "sample-share-dialer";

    /** What a share group does is set at the broker; once, by whoever operates it. */
    void prepare() throws ExecutionException, InterruptedException {
        var group = new ConfigResource(ConfigResource.Type.GROUP, GROUP);
        var settings =
                Map.of(
                        "share.isolation.level", "read_committed",
                        "share.auto.offset.reset", "earliest",
                        "share.record.lock.duration.ms", "60000"); // longer than a call takes
        var changes =
                settings.entrySet().stream()
                        .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
                        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
                        .toList();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.incrementalAlterConfigs(Map.of(group, changes)).all().get();
        }
    }

    /** Dials until told otherwise. */
    void run(BooleanSupplier goesOn) throws IOException, ExecutionException, InterruptedException {
        var serdes = new EventSerdes(registry);
        var read =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        GROUP,
                        "share.acknowledgement.mode",
                        "explicit",
                        "max.poll.records",
                        10);
        var write = Map.<String, Object>of("bootstrap.servers", bootstrap, "acks", "all");
        try (var in =
                        new KafkaShareConsumer<>(
                                read,
                                new StringDeserializer(),
                                serdes.<ContactCommand>deserializer());
                var out =
                        new KafkaProducer<>(
                                write,
                                new StringSerializer(),
                                serdes.<ContactAttempted>serializer())) {
            in.subscribe(List.of(Topics.COMMAND_VOICE.name()));
            while (goesOn.getAsBoolean()) {
                for (var message : in.poll(Duration.ofMillis(500))) {
                    var command = message.value();
                    if (journal.begin(command.getCommandId())) {
                        var report = Dialer.carryOut(command, clock, line);
                        var topic = Topics.CONTACT_ATTEMPTED.name();
                        out.send(new ProducerRecord<>(topic, report.getDebtorId(), report)).get();
                    }
                    in.acknowledge(message, AcknowledgeType.ACCEPT);
                }
                in.commitSync(); // the reports are written before
            }
        }
    }
}
