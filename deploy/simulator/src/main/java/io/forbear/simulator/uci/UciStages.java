package io.forbear.simulator.uci;

import io.forbear.events.AccountStageChanged;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Reading;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the system says of the clients: their stages, and how much of theirs was parked. */
final class UciStages implements AutoCloseable {
    private static final String CURED = "CURED";
    private static final List<Topic<?>> TOLD =
            List.of(Topics.ACCOUNT_OVERDUE, Topics.ACCOUNT_PAYMENT);

    private final Set<String> debtors;
    private final Map<String, String> stages = new ConcurrentHashMap<>();
    private final AtomicLong parked = new AtomicLong();
    private final Reading stageChanges;
    private final Reading parkedKeys;
    private volatile long lastHeard = System.nanoTime();

    /**
     * Follows the topics from their beginning: some of it may have been told in an earlier run.
     *
     * @param debtors ids of the clients
     */
    UciStages(Connection connection, Set<String> debtors) {
        this.debtors = Set.copyOf(debtors);
        stageChanges = Reading.fromTheBeginning(connection, Topics.ACCOUNT_STAGE, this::hear);
        parkedKeys =
                Reading.keysFromTheBeginning(
                        connection,
                        TOLD.stream().map(Topic::parkedName).toList(),
                        this::hearOfParked);
    }

    private void hear(AccountStageChanged change) {
        if (debtors.contains(change.getDebtorId())) {
            lastHeard = System.nanoTime();
            stages.put(change.getAccountId(), change.getStage());
        }
    }

    private void hearOfParked(String key) {
        if (debtors.contains(key)) {
            lastHeard = System.nanoTime();
            parked.incrementAndGet();
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
        return parked.get();
    }

    boolean isQuietFor(Duration time) {
        return System.nanoTime() - lastHeard > time.toNanos();
    }

    /** Complains if reading has stopped by itself. */
    void check() {
        stageChanges.check();
        parkedKeys.check();
    }

    @Override
    public void close() {
        stageChanges.close();
        parkedKeys.close();
    }
}
