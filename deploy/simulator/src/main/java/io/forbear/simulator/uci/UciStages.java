package io.forbear.simulator.uci;

import io.forbear.events.AccountStageChanged;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Reading;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** What the system says of the clients: their stages, and what of theirs was parked. */
final class UciStages implements AutoCloseable {
    private static final String CURED = "CURED";
    private static final List<Topic<?>> TOLD =
            List.of(Topics.ACCOUNT_OVERDUE, Topics.ACCOUNT_PAYMENT);

    private final Set<String> debtors;
    private final Map<String, String> stages = new ConcurrentHashMap<>();
    private final Set<String> parked = ConcurrentHashMap.newKeySet();
    private final Deserializer<AccountStageChanged> deserializer;
    private final Reading reading;
    private volatile long lastHeard = System.nanoTime();

    /**
     * Follows the topics from their beginning: some of it may have been told in an earlier run.
     *
     * @param debtors ids of the clients
     */
    UciStages(Connection connection, Set<String> debtors) {
        this.debtors = Set.copyOf(debtors);
        deserializer = connection.serdes().deserializer();
        var topics =
                new ArrayList<>(
                        TOLD.stream()
                                .map(Topic::parkedName)
                                .filter(connection.topics()::contains)
                                .toList());
        topics.add(Topics.ACCOUNT_STAGE.name());
        reading = Reading.fromTheBeginning(connection, topics, this::hear);
    }

    private void hear(ConsumerRecord<String, byte[]> read) {
        if (!debtors.contains(read.key())) {
            return;
        }
        lastHeard = System.nanoTime();
        if (read.topic().equals(Topics.ACCOUNT_STAGE.name())) {
            var event = deserializer.deserialize(read.topic(), read.value());
            stages.put(event.getAccountId(), event.getStage());
        } else {
            parked.add("%s-%d@%d".formatted(read.topic(), read.partition(), read.offset()));
        }
    }

    long everOverdue() {
        return stages.size();
    }

    long cured() {
        return stages.values().stream().filter(CURED::equals).count();
    }

    long overdueNow() {
        return everOverdue() - cured();
    }

    /** Records about the clients that could not be processed. */
    long parked() {
        return parked.size();
    }

    boolean isQuietFor(Duration time) {
        return System.nanoTime() - lastHeard > time.toNanos();
    }

    void check() {
        reading.check();
    }

    @Override
    public void close() {
        reading.close();
        deserializer.close();
    }
}
