package io.forbear.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class InboxThroughputIT implements WithSampleService {
    private static final int PAYMENTS = 10_000;
    private static final int DEBTORS = 500;

    @Autowired private DatabaseClient database;

    @Test
    void processesHundredsOfEventsPerSecond() {
        var prefix = Samples.newDebtor() + "-";
        Surroundings.sendAll(
                Topics.ACCOUNT_PAYMENT,
                IntStream.range(0, PAYMENTS)
                        .mapToObj(i -> Samples.payment(prefix + i % DEBTORS, "p" + i))
                        .toList());
        await().atMost(Duration.ofMinutes(1)).until(() -> entries(prefix) > 0);
        long before = entries(prefix);
        long begin = System.nanoTime();
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> entries(prefix) == PAYMENTS);
        double rate = (PAYMENTS - before) / ((System.nanoTime() - begin) / 1e9);

        System.out.printf("inbox: %d events, %.0f events/s%n", PAYMENTS - before, rate);
        assertThat(rate).isGreaterThan(200);
    }

    private long entries(String prefix) {
        return database.sql("select count(*) from ledger where debtor_id like :prefix || '%'")
                .bind("prefix", prefix)
                .mapValue(Long.class)
                .one()
                .blockOptional()
                .orElseThrow();
    }
}
