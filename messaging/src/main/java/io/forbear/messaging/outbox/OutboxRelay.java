package io.forbear.messaging.outbox;

import io.forbear.messaging.wire.KafkaClients;
import io.r2dbc.spi.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Brings the outbox to Kafka: one replica of a service at a time, batch after batch, in the order
 * of the positions. Each batch reaches Kafka exactly once, also when this process or a connection
 * dies at any moment: what the last leader left half done is settled before anything new is
 * published.
 *
 * <p>Runs on a thread of its own, the only one of this module that blocks besides the consumers'.
 */
public final class OutboxRelay implements SmartLifecycle {
    /** A topic of one partition without records: what the number of the last batch belongs to. */
    public static final String MARKER_TOPIC = "outbox.published";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /** After the topics were made, long before the web server and the consumers. */
    private static final int PHASE = 1000;

    private static final long STOP_LIMIT_MILLIS = 10_000;

    private final ConnectionFactory database;
    private final KafkaClients kafka;
    private final String name;
    private final OutboxSettings settings;
    private final Wakeup wakeup;
    private final RelayMetrics metrics;
    private volatile @Nullable Thread thread;
    private String lastFailure = "";

    /**
     * @param database opens connections outside the pool
     * @param service name of the service whose outbox it is
     */
    public OutboxRelay(
            ConnectionFactory database,
            KafkaClients kafka,
            String service,
            OutboxSettings settings,
            Wakeup wakeup,
            RelayMetrics metrics) {
        this.database = database;
        this.kafka = kafka;
        this.name = "outbox-" + service;
        this.settings = settings;
        this.wakeup = wakeup;
        this.metrics = metrics;
    }

    /** Before everything that publishes when the service starts, after it when the service ends. */
    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public void start() {
        var started = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
        thread = started;
        started.start();
    }

    /** Lets the current batch end. */
    @Override
    public void stop() {
        var stopped = thread;
        thread = null;
        if (stopped == null) {
            return;
        }
        wakeup.signal();
        try {
            stopped.join(STOP_LIMIT_MILLIS);
            stopped.interrupt();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private boolean isMine() {
        return Thread.currentThread().equals(thread);
    }

    private void run() {
        while (isMine()) {
            try (var session = RelaySession.open(database)) {
                takeOver(session);
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException | LinkageError e) {
                warn(e);
                pause();
            }
        }
    }

    private void takeOver(RelaySession session) throws InterruptedException {
        while (isMine() && !session.tryLead()) {
            metrics.observe(session.backlog());
            if (wakeup.await(settings.poll())) {
                session.wakeLeader();
            }
        }
        if (!isMine()) {
            return;
        }
        session.listen(wakeup);
        try (var publisher = BatchPublisher.open(kafka, name);
                var _ = metrics.watch(publisher.producer())) {
            LOG.info("This process publishes the outbox as {}", name);
            publishAll(session, publisher);
        }
    }

    private void publishAll(RelaySession session, BatchPublisher publisher)
            throws InterruptedException {
        var number = settle(session, publisher);
        while (isMine()) {
            var batch = session.take(++number, settings.batchSize());
            if (batch.rows().isEmpty()) {
                metrics.observe(Backlog.EMPTY);
                wakeup.await(settings.poll());
                continue;
            }
            publisher.publish(batch);
            session.settle(batch);
            metrics.published(batch);
            if (batch.rows().size() >= settings.batchSize()) {
                metrics.observeSometimes(session::backlog);
            }
        }
    }

    /** Ends what the last leader began; returns the number of the last batch. */
    private static long settle(RelaySession session, BatchPublisher publisher) {
        long published = publisher.lastNumber();
        var unsettled = session.unsettled();
        if (unsettled.isEmpty()) {
            return published;
        }
        long number = unsettled.get();
        if (number <= published) {
            session.settle(number);
        } else {
            session.forget(number);
        }
        return Math.max(number, published);
    }

    /** In an outage the same happens again and again; its stack trace is shown once. */
    private void warn(Throwable failed) {
        var failure = failed.toString();
        if (failure.equals(lastFailure)) {
            LOG.warn("The outbox relay starts again in {}: {}", settings.backOff(), failure);
        } else {
            LOG.warn("The outbox relay starts again in {}", settings.backOff(), failed);
        }
        lastFailure = failure;
    }

    private void pause() {
        try {
            Thread.sleep(settings.backOff());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
