package io.forbear.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.console.cluster.Reading.Kind;
import io.forbear.console.cluster.Snapshot.GroupFigures;
import io.forbear.console.cluster.Snapshot.Parked;
import io.forbear.console.cluster.Snapshot.TopicFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Standing UP = new Standing(true, NOON, null);

    private final History history = new History();

    @Test
    void keepsTheMeanOfEachTenSeconds() {
        add(NOON, 10, 5);
        add(NOON.plusSeconds(1), 20, 7);
        add(NOON.plusSeconds(10), 40, 9);

        var detail = history.detail("account.overdue", NOON.plusSeconds(19));
        assertThat(detail.stepSeconds()).isEqualTo(10);
        assertThat(detail.in()).hasSize(1440).endsWith(null, 15.0, 40.0);
        assertThat(detail.lag().get("account-service")).endsWith(null, 6.0, 9.0);
        assertThat(detail.from()).isEqualTo(NOON.plusSeconds(20).minus(History.REACH));
    }

    @Test
    void leavesAHoleWhereNothingWasMeasured() {
        add(NOON, 10, 5);
        add(NOON.plusSeconds(30), 20, 5);

        assertThat(history.detail("account.overdue", NOON.plusSeconds(45)).in())
                .endsWith(10.0, null, null, 20.0, null);
    }

    @Test
    void forgetsWhatIsOlderThanItReaches() {
        add(NOON, 10, 5);
        add(NOON.plus(History.REACH), 20, 5);

        var detail = history.detail("account.overdue", NOON.plus(History.REACH));
        assertThat(detail.in()).hasSize(1440).doesNotContain(10.0).endsWith(20.0);
        add(NOON.plus(Duration.ofDays(9)), 30, 5);
        assertThat(history.detail("account.overdue", NOON.plus(Duration.ofDays(9))).in())
                .doesNotContain(10.0, 20.0)
                .endsWith(30.0);
    }

    @Test
    void drawsAllTopicsInAsManyPointsAsAreAskedFor() {
        for (int second = 0; second < 600; second++) {
            add(NOON.plusSeconds(second), second < 300 ? 10 : 30, 4);
        }
        var overview = history.overview(NOON.plusSeconds(599), 1, 12);

        assertThat(overview.stepSeconds()).isEqualTo(300);
        var line = overview.topics().get("account.overdue");
        assertThat(line).isNotNull();
        assertThat(line.in()).hasSize(12).endsWith(null, 10.0, 30.0);
        assertThat(line.lag()).endsWith(null, 4.0, 4.0);
        assertThat(overview.from()).isEqualTo(NOON.plusSeconds(600).minusSeconds(3600));
    }

    @Test
    void knowsNothingOfATopicItNeverSaw() {
        assertThat(history.detail("account.overdue", NOON).in()).isEmpty();
    }

    private void add(Instant at, double in, long lag) {
        var group =
                new GroupFigures(
                        "account-service",
                        Kind.CLASSIC,
                        "STABLE",
                        1,
                        lag,
                        0.0,
                        null,
                        null,
                        0.0,
                        null);
        var topic =
                new TopicFigures(
                        "account.overdue",
                        "AccountOverdue",
                        false,
                        List.of(),
                        List.of(),
                        4,
                        1,
                        null,
                        in,
                        null,
                        null,
                        new Parked(0, null),
                        List.of(group));
        history.add(new Snapshot(at, UP, UP, List.of(topic)));
    }
}
