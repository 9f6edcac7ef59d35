package io.forbear.compliance.backtest;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a back-test may use.
 *
 * @param threads how many partitions are replayed at once
 * @param factsPerPartition how many facts of one partition may lie on the heap, about one kilobyte
 *     each
 */
@ConfigurationProperties("forbear.backtest")
record BacktestSettings(
        @DefaultValue("1") int threads, @DefaultValue("500000") long factsPerPartition) {
    BacktestSettings {
        if (threads < 1 || factsPerPartition < 1) {
            throw new IllegalArgumentException(
                    "expected at least one thread and one fact, found "
                            + threads
                            + " and "
                            + factsPerPartition);
        }
    }
}
