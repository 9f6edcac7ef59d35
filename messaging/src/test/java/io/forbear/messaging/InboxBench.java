package io.forbear.messaging;

import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * How many events a second a subscription takes, in several rounds, of which the first warm up. Not
 * part of the build; run it with {@code -Dit.test=InboxBench}.
 */
class InboxBench implements WithSampleService {
    private static final int PAYMENTS = 10_000;
    private static final int DEBTORS = 500;
    private static final int ROUNDS = 4;

    /** Between two looks, lest looking takes the processor from what is measured. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    @Autowired private DatabaseClient database;

    @Test
    void measures() {
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf("inbox, round %d: %,.0f events/s%n", round, rate());
        }
    }

    private double rate() {
        var prefix = Samples.newDebtor() + "-";
        var begin = System.nanoTime();
        Surroundings.sendAll(
                Topics.ACCOUNT_PAYMENT,
                IntStream.range(0, PAYMENTS)
                        .mapToObj(i -> Samples.payment(prefix + i % DEBTORS, "p" + i))
                        .toList());
        while (entries(prefix) < PAYMENTS) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return PAYMENTS * 1e9 / (System.nanoTime() - begin);
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
