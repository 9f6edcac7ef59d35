package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {
    @Test
    void hasOneOfEachUnlessItIsToldOtherwise() {
        var all = EnumSet.allOf(Part.class);

        assertThat(Scale.of(1, List.of()).instances(all))
                .containsExactlyElementsOf(all.stream().map(Instance::first).toList());
    }

    @Test
    void countsServicesAloneAndEachAsItIsTold() {
        var scale = Scale.of(3, List.of("2", "plan-service=1", "contact-service=3"));

        assertThat(scale.of(Part.KAFKA)).isEqualTo(3);
        assertThat(scale.of(Part.POSTGRES)).isEqualTo(1);
        assertThat(scale.of(Part.CONSOLE)).isEqualTo(1);
        assertThat(scale.of(Part.ACCOUNT_SERVICE)).isEqualTo(2);
        assertThat(scale.of(Part.PLAN_SERVICE)).isEqualTo(1);
        assertThat(scale.instances(Part.CONTACT_SERVICE))
                .extracting(Instance::title)
                .containsExactly("contact-service", "contact-service-2", "contact-service-3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10", "two", "kafka=2", "console=2", "nobody=2", "plan-service="})
    void refusesWhatCannotBeHad(String instances) {
        assertThatThrownBy(() -> Scale.of(1, List.of(instances))).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 4})
    void refusesSoManyBrokers(int brokers) {
        assertThatThrownBy(() -> Scale.of(brokers, List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--brokers is 1 or 3");
    }

    @Test
    void keepsTheNumberOfBrokersThatTheDataIsOf(@TempDir Path parent) throws IOException {
        var data = new DataDirectory(parent.resolve("data")).create();
        assertThat(Brokers.of(data, null)).isEqualTo(1);
        assertThat(Brokers.of(data, 3)).isEqualTo(3);

        for (var broker : Scale.of(3, List.of()).instances(Part.KAFKA)) {
            var logs = Files.createDirectories(data.of(broker.title()).resolve("logs"));
            Files.createFile(logs.resolve("meta.properties"));
        }

        assertThat(Brokers.of(data, null)).isEqualTo(3);
        assertThatThrownBy(() -> Brokers.of(data, 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("holds the data of 3 broker(s), not of 1");
    }

    @Test
    void namesProcessesByTheirPartAndNumber() {
        for (var part : Part.values()) {
            Instance.possible(part)
                    .forEach(one -> assertThat(Instance.named(one.title())).isEqualTo(one));
        }
        assertThatThrownBy(() -> Instance.named("contact-service-0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no part");
    }
}
