package io.forbear.plan.selfservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CallLimitsTest {
    @Test
    void permitsEveryCallerSoManyCallsAndNoMore() {
        var limits = new CallLimits(2, Duration.ofHours(1), 10);
        assertThat(limits.permits("a")).isTrue();
        assertThat(limits.permits("a")).isTrue();
        assertThat(limits.permits("a")).isFalse();
        assertThat(limits.permits("b")).isTrue();
    }

    @Test
    void remembersOnlySoManyCallersThoseThatCalledLast() {
        var limits = new CallLimits(1, Duration.ofHours(1), 2);
        assertThat(limits.permits("a")).isTrue();
        assertThat(limits.permits("b")).isTrue();
        assertThat(limits.permits("a")).isFalse();
        assertThat(limits.permits("c")).isTrue();
        assertThat(limits.permits("a")).as("called after b").isFalse();
        assertThat(limits.permits("b")).as("forgotten").isTrue();
    }
}
