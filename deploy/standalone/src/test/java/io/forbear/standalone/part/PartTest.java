package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class PartTest {
    @Test
    void bringsWhatAPartRequires() {
        assertThat(Part.withRequired(EnumSet.of(Part.REGISTRY)))
                .containsExactly(Part.POSTGRES, Part.REGISTRY);
        assertThat(Part.withRequired(EnumSet.of(Part.PLAN_SERVICE)))
                .containsExactly(Part.POSTGRES, Part.KAFKA, Part.REGISTRY, Part.PLAN_SERVICE);
    }

    @Test
    void startsTheConsoleWhateverBecomesOfTheServices() {
        assertThat(Part.withRequired(EnumSet.of(Part.CONSOLE)))
                .containsExactly(Part.POSTGRES, Part.KAFKA, Part.CONSOLE);
        assertThat(Part.stopOrder().getFirst()).containsExactly(Part.CONSOLE);
        assertThat(Instance.first(Part.CONSOLE).portVariable()).isEqualTo("FORBEAR_CONSOLE_PORT");
    }

    @Test
    void stopsEveryPartBeforeWhatItRequires() {
        var stopped = EnumSet.noneOf(Part.class);
        for (var group : Part.stopOrder()) {
            group.forEach(part -> assertThat(part.requires()).noneMatch(stopped::contains));
            stopped.addAll(group);
        }
        assertThat(stopped).containsExactly(Part.values());
    }
}
