package io.forbear.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.gateway.provider.Errand;
import io.forbear.gateway.provider.Medium;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnservedTest {
    @Test
    void countsByMediumAndLegalEntity() {
        var meters = new SimpleMeterRegistry();
        var unserved = new Unserved(meters);
        unserved.tell("c-1", new Errand(Medium.SMS, "AGENCY", List.of("US")));
        unserved.tell("c-2", new Errand(Medium.SMS, "AGENCY", List.of()));
        unserved.tell("c-3", new Errand(Medium.EMAIL, "AGENCY", List.of("US")));

        assertThat(
                        meters.get("forbear.gateway.unserved")
                                .tags("medium", "SMS", "entity", "AGENCY")
                                .counter()
                                .count())
                .isEqualTo(2);
        assertThat(meters.get("forbear.gateway.unserved").counters()).hasSize(2);
    }
}
