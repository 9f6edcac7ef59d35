package io.forbear.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {
    @Test
    void readsTheProportionalShareAndNothingElse() {
        var summary =
                """
                55d0e5c5b000-7ffc2f5f3000 ---p 00000000 00:00 0       [rollup]
                Rss:                9876 kB
                Pss:                1234 kB
                Pss_Dirty:          1000 kB
                """;

        assertThat(Memory.proportional(summary)).isEqualTo(1234);
    }
}
