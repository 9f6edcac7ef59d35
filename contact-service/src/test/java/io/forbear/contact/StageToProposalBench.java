package io.forbear.contact;

import com.sun.management.OperatingSystemMXBean;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * How many accounts a second get from their stage to a proposal, in several rounds, of which the
 * first warm up. Not part of the build; run it with {@code -Dit.test=StageToProposalBench}.
 */
class StageToProposalBench implements WithContactService {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
    private static final int DEBTORS = Integer.getInteger("bench.debtors", 10_000);

    /** Between two looks, lest looking takes the processor from what is measured. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    @Autowired private DatabaseClient database;

    @Test
    void measures() {
        for (int round = 1; round <= ROUNDS; round++) {
            run("round " + round, DEBTORS);
        }
    }

    private void run(String name, int number) {
        var debtors = IntStream.range(0, number).mapToObj(i -> name + "-" + i).toList();
        Surroundings.sendAll(Topics.DEBTOR_PROFILE, debtors.stream().map(Events::profile).toList());
        while (known(name) < number) {
            Thread.onSpinWait();
        }
        var before = proposals();
        var cpuBefore = cpu();
        var started = System.nanoTime();
        Surroundings.sendAll(
                Topics.ACCOUNT_STAGE,
                debtors.stream().map(debtor -> Events.stage(debtor, "M1", 1).build()).toList());
        while (proposals() < before + number) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        var took = Duration.ofNanos(System.nanoTime() - started);
        System.out.printf(
                "%s: %d stages to proposals in %d ms, %d a second, %d us of this process each%n",
                name,
                number,
                took.toMillis(),
                number * 1000L / took.toMillis(),
                (cpu() - cpuBefore) / 1000 / number);
    }

    private static int proposals() {
        return Surroundings.read(Topics.CONTACT_PROPOSED.name()).size();
    }

    /** Processor time of this process, service and measurement together, in nanoseconds. */
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long known(String name) {
        return Objects.requireNonNull(
                database.sql("SELECT count(*) FROM debtor WHERE debtor_id LIKE :ids")
                        .bind("ids", name + "-%")
                        .map(row -> Objects.requireNonNull(row.get(0, Long.class)))
                        .one()
                        .block());
    }
}
