package io.forbear.compliance.conduct;

import io.forbear.compliance.casefile.CaseFileStore;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.intake.IntakeReader;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.compliance.rulepack.PacksInForce;
import io.forbear.messaging.wire.RegistryProbe;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Gate and detector as one stream. All topics that say something about debtors come in as bytes
 * under one source, so that the facts, proposals and contacts of one debtor meet in one task, one
 * after the other.
 */
public final class ConductTopology {
    /** The stream's application id, which is its consumer group. */
    public static final String GROUP = "compliance-service";

    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private ConductTopology() {}

    /** The topics that the stream reads. */
    static List<String> topicNames() {
        return IntakeReader.topics().stream().map(Topic::name).sorted().toList();
    }

    /** The whole stream, with the usual horizon, for those who run it without the service. */
    public static Topology of(
            PacksInForce packs,
            EventSerdes serdes,
            RegistryProbe registry,
            Clock clock,
            MeterRegistry meters) {
        var builder = new StreamsBuilder();
        build(
                builder,
                packs,
                Horizon.USUAL,
                Wire.of(serdes, registry),
                clock,
                meters,
                new Agendas());
        return builder.build();
    }

    /** Adds the stream to a builder. */
    static KStream<byte[], Announcement> build(
            StreamsBuilder builder,
            PacksInForce packs,
            Horizon horizon,
            Wire wire,
            Clock clock,
            MeterRegistry meters,
            Agendas agendas) {
        var metrics = new ConductMetrics(meters);
        builder.addStateStore(CaseFileStore.builder());
        builder.addStateStore(Agenda.builder());
        builder.addStateStore(ShadowStore.builder());
        var announcements =
                builder.stream(topicNames(), consumed())
                        .process(
                                () ->
                                        new ConductProcessor(
                                                packs, horizon, wire, clock, metrics, agendas),
                                Named.as("conduct"),
                                CaseFileStore.NAME,
                                Agenda.NAME,
                                ShadowStore.NAME);
        send(
                announcements,
                Announcement.Decided.class,
                Announcement.Decided::event,
                Topics.CONTACT_DECIDED,
                wire);
        send(
                announcements,
                Announcement.Violated.class,
                Announcement.Violated::event,
                Topics.COMPLIANCE_VIOLATION,
                wire);
        send(
                announcements,
                Announcement.DeadlineMoved.class,
                Announcement.DeadlineMoved::event,
                Topics.COMPLIANCE_DEADLINE,
                wire);
        park(announcements);
        builder.addGlobalStore(
                PackActivations.store(),
                Topics.RULE_PACK.name(),
                Consumed.with(BYTES, BYTES).withName("activations"),
                () -> new PackActivations(packs));
        return announcements;
    }

    private static Consumed<byte[], byte[]> consumed() {
        return Consumed.with(BYTES, BYTES)
                .withTimestampExtractor((record, _) -> Math.max(0, record.timestamp()))
                .withName("facts");
    }

    private static <A extends Announcement, V extends SpecificRecord> void send(
            KStream<byte[], Announcement> announcements,
            Class<A> type,
            Function<A, V> event,
            Topic<V> topic,
            Wire wire) {
        announcements
                .filter((_, announcement) -> type.isInstance(announcement), name("only", topic))
                .mapValues(
                        announcement -> encodable(event.apply(type.cast(announcement))),
                        name("event", topic))
                .to(
                        topic.name(),
                        Produced.with(BYTES, wire.serde()).withName("to-" + topic.name()));
    }

    private static void park(KStream<byte[], Announcement> announcements) {
        announcements
                .filter(
                        (_, announcement) -> announcement instanceof Announcement.Parked,
                        Named.as("only-parked"))
                .mapValues(
                        announcement -> ((Announcement.Parked) announcement).value(),
                        Named.as("parked-bytes"))
                .to(
                        (_, _, context) -> context.topic() + Topic.PARKED_SUFFIX,
                        Produced.with(BYTES, BYTES).withName("to-parked"));
    }

    private static Named name(String what, Topic<?> topic) {
        return Named.as(what + "-" + topic.name());
    }

    private static SpecificRecord encodable(SpecificRecord event) {
        return event;
    }
}
