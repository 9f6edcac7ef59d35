package io.forbear.contact;

import static io.forbear.contact.WithContactService.WORLD;

import com.sun.management.OperatingSystemMXBean;
import io.forbear.topics.Topics;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * How many accounts a second get from their stage to a proposal. Not part of the build; run it with
 * {@code -Dit.test=StageToProposalBench}.
 */
class StageToProposalBench implements WithContactService {
    private static final int WARM_UP = 3_000;
    private static final int DEBTORS = Integer.getInteger("bench.debtors", 15_000);

    @Autowired private DatabaseClient database;

    @Test
    void measures() {
        run("warm-up", WARM_UP);
        run("measured", DEBTORS);
    }

    private void run(String name, int number) {
        var debtors = IntStream.range(0, number).mapToObj(i -> name + "-" + i).toList();
        WORLD.send(Topics.DEBTOR_PROFILE, debtors.stream().map(Events::profile).toList());
        while (known(name) < number) {
            Thread.onSpinWait();
        }
        var before = WORLD.count(Topics.CONTACT_PROPOSED);
        var cpuBefore = cpu();
        var started = System.nanoTime();
        WORLD.send(
                Topics.ACCOUNT_STAGE,
                debtors.stream().map(debtor -> Events.stage(debtor, "M1", 1).build()).toList());
        while (WORLD.count(Topics.CONTACT_PROPOSED) < before + number) {
            // each count waits for news a while
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
