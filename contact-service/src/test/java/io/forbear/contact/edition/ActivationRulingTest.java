package io.forbear.contact.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationRulingTest {
    private static final Instant NOW = Instant.parse("2026-05-04T02:00:00Z");
    private static final Edition SECOND =
            new Edition(Kind.STRATEGIES, "2", "digest", "text", "anna", NOW.minusSeconds(60));
    private static final Activation FIRST = activation(1, "1", NOW.minusSeconds(3600));
    private static final Timeline TIMELINE = new Timeline(List.of(FIRST));

    @Test
    void letsAnotherPersonActivateAtOnceOrLater() {
        assertThat(ActivationRuling.on(SECOND, TIMELINE, "bert", null, NOW))
                .isEqualTo(new ActivationRuling.Granted(NOW));
        var later = NOW.plusSeconds(1);
        assertThat(ActivationRuling.on(SECOND, TIMELINE, "bert", later, NOW))
                .isEqualTo(new ActivationRuling.Granted(later));
    }

    @Test
    void doesNotLetTheAuthorActivate() {
        assertThat(ActivationRuling.on(SECOND, TIMELINE, "anna", null, NOW))
                .isInstanceOf(ActivationRuling.SamePerson.class);
    }

    @Test
    void doesNotChangeThePast() {
        assertThat(ActivationRuling.on(SECOND, TIMELINE, "bert", NOW.minusMillis(1), NOW))
                .isInstanceOf(ActivationRuling.TooEarly.class);
        assertThat(ActivationRuling.on(SECOND, TIMELINE, "bert", NOW, NOW))
                .isEqualTo(new ActivationRuling.Granted(NOW));
    }

    @Test
    void changesNothingWhenAskedAgain() {
        var made = activation(2, "2", NOW.minusSeconds(10));
        var timeline = new Timeline(List.of(FIRST, made));
        assertThat(ActivationRuling.on(SECOND, timeline, "bert", null, NOW))
                .isEqualTo(new ActivationRuling.Known(made));
        assertThat(ActivationRuling.on(SECOND, timeline, "bert", made.effectiveFrom(), NOW))
                .isEqualTo(new ActivationRuling.Known(made));
    }

    @Test
    void goesBackToAnEarlierVersionWhenSomebodyElseThanItsAuthorWantsIt() {
        var timeline =
                new Timeline(
                        List.of(
                                activation(1, "2", NOW.minusSeconds(20)),
                                activation(2, "3", NOW.minusSeconds(10))));
        assertThat(ActivationRuling.on(SECOND, timeline, "bert", null, NOW))
                .isEqualTo(new ActivationRuling.Granted(NOW));
    }

    @Test
    void holdsWhatBeganLastAndOfTwoThatBeganTogetherTheLaterOne() {
        var timeline =
                new Timeline(
                        List.of(
                                activation(4, "d", NOW),
                                activation(3, "c", NOW),
                                activation(2, "b", NOW.plusSeconds(5)),
                                FIRST));
        assertThat(at(timeline, NOW.minusMillis(1))).isEqualTo("1");
        assertThat(at(timeline, NOW)).isEqualTo("d");
        assertThat(at(timeline, NOW.plusSeconds(5))).isEqualTo("b");
        assertThat(timeline.at(Kind.TEMPLATES, NOW)).isEmpty();
        assertThat(timeline.changesFrom(NOW)).containsExactly(NOW, NOW.plusSeconds(5));
        assertThat(at(timeline.with(Kind.STRATEGIES, "e", NOW), NOW)).isEqualTo("e");
    }

    private static String at(Timeline timeline, Instant instant) {
        return timeline.at(Kind.STRATEGIES, instant).orElseThrow().version();
    }

    private static Activation activation(long number, String version, Instant from) {
        return new Activation(number, Kind.STRATEGIES, version, from, "carl", from, null);
    }
}
