package io.forbear.console.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.console.cluster.Reading.Extent;
import io.forbear.console.cluster.Reading.GroupReading;
import io.forbear.console.cluster.Reading.Kind;
import io.forbear.console.cluster.Reading.Place;
import io.forbear.console.cluster.Reading.TopicReading;
import io.forbear.console.cluster.Reading.Unread;
import io.forbear.console.cluster.Snapshot.GroupFigures;
import io.forbear.console.cluster.Snapshot.TopicFigures;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String OVERDUE = "account.overdue";
    private static final Standing UP = new Standing(true, NOW, null);
    private static final Backdrop BACKDROP = new Backdrop(UP, UP, Map.of(), Map.of());

    @ParameterizedTest(name = "begin {0}, end {1}, committed {2}, first unread {3}: lag {4}")
    @CsvSource({
        "0, 100, 97, 97, 3, 3.0",
        "0, 100, 100, , 0, 0.0",
        "0, 100, , , 100, ",
        "0, 0, , , 0, 0.0",
        // only marks of transactions lie behind
        "0, 100, 99, none, 0, 0.0",
        // compaction left holes
        "0, 100, 10, 90, 10, 3.0",
        // retention took away what was not consumed
        "50, 100, 20, 50, 50, 3.0",
        // not looked at: how many is known, how long is not
        "0, 100, 97, , 3, ",
        // a record that came after the end was read
        "0, 100, 99, 100, 0, 0.0",
        // a topic made anew: what was committed to the old one is beyond its end
        "0, 5, 90, , 0, 0.0"
    })
    void tellsLagInRecordsAndSeconds(
            long begin,
            long end,
            @Nullable Long committed,
            @Nullable String unread,
            long lag,
            @Nullable Double seconds) {
        var place = new Place(OVERDUE, 0);
        var other = new Place(OVERDUE, 1);
        var reached = new HashMap<Place, Long>(Map.of(other, 0L));
        if (committed != null) {
            reached.put(place, committed);
        }
        var first = new HashMap<Place, Unread>();
        if ("none".equals(unread)) {
            first.put(place, new Unread.Nothing());
        } else if (unread != null) {
            first.put(place, new Unread.Waiting(Long.parseLong(unread), NOW.minusSeconds(3)));
        }
        var topic =
                new TopicReading(
                        Map.of(0, new Extent(begin, end), 1, new Extent(0, 0)), null, null);
        var figures = group(reading(NOW, Map.of(OVERDUE, topic), reached, first), null);

        assertThat(figures.lag()).isEqualTo(lag);
        assertThat(figures.lagSeconds()).isEqualTo(seconds);
        assertThat(figures.oldestUnprocessedAt() == null)
                .isEqualTo(seconds == null || seconds == 0);
    }

    /** The rest would pass for the whole. */
    @Test
    void tellsNoLagWhileAPartitionHasNoLeader() {
        var extents = Map.of(0, new Extent(0, 100), 1, new Extent(0, 50, false));
        var topic = new TopicReading(extents, null, null);
        var now = reading(NOW, Map.of(OVERDUE, topic), at(90, 10), Map.of());
        var shown = Figures.of(now, null, BACKDROP, false).topics().getFirst();

        assertThat(shown.partitions()).isEqualTo(2);
        assertThat(shown.groups().getFirst().lag()).isNull();
        assertThat(shown.groups().getFirst().lagSeconds()).isNull();
        assertThat(shown.groups().getFirst().partitions())
                .extracting("lag")
                .containsExactly(10L, null);
    }

    @Test
    void keepsTheRowOfAGroupWhoseCoordinatorIsAway() {
        var group = group(at(90), Set.of(), Map.of(), false);
        assertThat(group.lag()).isNull();
        assertThat(group.members()).isEqualTo(3);
    }

    @Test
    void showsAGroupThatStandsBeforeItsFirstRecord() {
        var group = group(Map.of(), Set.of(OVERDUE), Map.of(), true);
        assertThat(group.lag()).isEqualTo(100);
    }

    /** Behind where it goes on, others may have done some records already. */
    @Test
    void believesKafkaWhatAShareGroupHasNotConsumed() {
        assertThat(group(at(50), Set.of(), Map.of(place(0), 7L), true).lag()).isEqualTo(7);
    }

    private static GroupFigures group(
            Map<Place, Long> committed,
            Set<String> assigned,
            Map<Place, Long> lags,
            boolean isTold) {
        var group =
                new GroupReading(
                        Kind.SHARE, "STABLE", 3, committed, Map.of(), assigned, lags, isTold);
        return group(new Reading(NOW, Map.of(OVERDUE, topic(100)), Map.of("g", group)), null);
    }

    @Test
    void tellsTheOldestOfAllPartitions() {
        var topic = topic(10, 20, 30);
        var reached = Map.of(place(0), 9L, place(1), 15L, place(2), 30L);
        Map<Place, Unread> first =
                Map.of(
                        place(0), new Unread.Waiting(9, NOW.minusSeconds(2)),
                        place(1), new Unread.Waiting(15, NOW.minusSeconds(90)));
        var figures = group(reading(NOW, Map.of(OVERDUE, topic), reached, first), null);

        assertThat(figures.lag()).isEqualTo(6);
        assertThat(figures.lagSeconds()).isEqualTo(90);
        assertThat(figures.oldestUnprocessedAt()).isEqualTo(NOW.minusSeconds(90));
        assertThat(figures.partitions()).extracting("lag").containsExactly(1L, 5L, 0L);
    }

    /** There was no time to look at two of three partitions. */
    @Test
    void keepsWhatWasSeenLastWithItsAge() {
        var topic = topic(10, 20, 30);
        var reached = Map.of(place(0), 9L, place(1), 15L, place(2), 10L);
        Map<Place, Unread> first =
                Map.of(
                        place(0), new Unread.Waiting(9, NOW.minusSeconds(2)),
                        place(1), new Unread.Earlier(NOW.minusSeconds(100), NOW.minusSeconds(10)),
                        place(2), new Unread.Earlier(NOW.minusSeconds(7), NOW.minusSeconds(7)));
        var figures = group(reading(NOW, Map.of(OVERDUE, topic), reached, first), null);

        assertThat(figures.lag()).isEqualTo(26);
        assertThat(figures.lagSeconds()).isEqualTo(90);
        assertThat(figures.lagSeenAt()).isEqualTo(NOW.minusSeconds(10));
    }

    @Test
    void tellsNoAgeOfWhatIsSeenNowOrDoesNotWait() {
        var first =
                Map.<Place, Unread>of(
                        place(0), new Unread.Waiting(9, NOW.minusSeconds(2)),
                        place(1), new Unread.Earlier(NOW.minusSeconds(100), NOW.minusSeconds(10)));
        var reached = Map.of(place(0), 9L, place(1), 20L);
        var figures = group(reading(NOW, Map.of(OVERDUE, topic(10, 20)), reached, first), null);

        assertThat(figures.lagSeconds()).isEqualTo(2);
        assertThat(figures.lagSeenAt()).isNull();
    }

    @Test
    void tellsRatesOfTheTimeBetweenTwoReadings() {
        var before =
                reading(NOW.minusSeconds(5), Map.of(OVERDUE, topic(100, 10)), at(50, 10), Map.of());
        var now = reading(NOW, Map.of(OVERDUE, topic(150, 20)), at(100, 10), Map.of());

        var topic = Figures.of(now, before, BACKDROP, false).topics().getFirst();
        assertThat(topic.inPerSecond()).isEqualTo(12);
        assertThat(topic.groups().getFirst().outPerSecond()).isEqualTo(10);
    }

    @Test
    void tellsNoRateFromOneReading() {
        var now = reading(NOW, Map.of(OVERDUE, topic(150)), at(100), Map.of());
        var topic = Figures.of(now, null, BACKDROP, false).topics().getFirst();

        assertThat(topic.inPerSecond()).isNull();
        assertThat(topic.groups().getFirst().outPerSecond()).isNull();
    }

    @Test
    void tellsNoRateBelowZeroOfATopicMadeAnewOrAGroupSetBack() {
        var before = reading(NOW.minusSeconds(5), Map.of(OVERDUE, topic(100)), at(100), Map.of());
        var now = reading(NOW, Map.of(OVERDUE, topic(5)), at(0), Map.of());

        var topic = Figures.of(now, before, BACKDROP, false).topics().getFirst();
        assertThat(topic.inPerSecond()).isZero();
        assertThat(topic.groups().getFirst().outPerSecond()).isZero();
    }

    @Test
    void leavesOutATopicThatWasDeletedInBetween() {
        var before =
                reading(
                        NOW.minusSeconds(5),
                        Map.of(OVERDUE, topic(100), "bank.own", topic(1)),
                        at(100),
                        Map.of());
        var now = reading(NOW, Map.of("bank.own", topic(2)), at(100), Map.of());

        assertThat(names(Figures.of(now, before, BACKDROP, true))).containsExactly("bank.own");
    }

    @Test
    void showsAGroupThatRests() {
        var group =
                new GroupReading(
                        Kind.CLASSIC,
                        "EMPTY",
                        0,
                        at(90),
                        Map.of(place(0), new Unread.Waiting(90, NOW.minusSeconds(3600))));
        var now = new Reading(NOW, Map.of(OVERDUE, topic(100)), Map.of("resting", group));
        var figures = Figures.of(now, now, BACKDROP, false).topics().getFirst().groups().getFirst();

        assertThat(figures.state()).isEqualTo("EMPTY");
        assertThat(figures.lag()).isEqualTo(10);
        assertThat(figures.lagSeconds()).isEqualTo(3600);
    }

    @Test
    void listsTheCatalogueFirstThenOthersAndParkedTopicsWithTheirs() {
        var topics =
                Map.of(
                        "account.payment",
                        topic(1),
                        OVERDUE,
                        topic(1),
                        OVERDUE + ".parked",
                        topic(3),
                        "bank.own",
                        topic(1),
                        "__consumer_offsets",
                        topic(9),
                        "compliance-facts-changelog",
                        topic(9),
                        "outbox.published",
                        topic(0));
        var now = new Reading(NOW, topics, Map.of());
        var backdrop = new Backdrop(UP, UP, Map.of(OVERDUE, List.of(1, 2)), Map.of(OVERDUE, 2L));

        var some = Figures.of(now, null, backdrop, false);
        assertThat(names(some)).containsExactly(OVERDUE, "account.payment", "bank.own");
        var overdue = some.topics().getFirst();
        assertThat(overdue.record()).isEqualTo("AccountOverdue");
        assertThat(overdue.parked()).isEqualTo(new Snapshot.Parked(3, 2L));
        assertThat(overdue.schemaVersions()).containsExactly(1, 2);
        assertThat(some.topics().getLast().record()).isNull();
        assertThat(names(Figures.of(now, null, backdrop, true)))
                .contains("__consumer_offsets", "compliance-facts-changelog", "outbox.published");
    }

    @Test
    void tellsWhatIsNotKnownAsNotKnown() {
        var now = new Reading(NOW, Map.of(OVERDUE, topic(1)), Map.of());
        var out = Backdrop.unknown(NOW);
        var topic = Figures.of(now, null, out, false).topics().getFirst();

        assertThat(topic.schemaVersions()).isNull();
        assertThat(topic.parked().waiting()).isNull();
        assertThat(topic.sizeBytes()).isNull();
    }

    private static List<String> names(Snapshot snapshot) {
        return snapshot.topics().stream().map(TopicFigures::name).toList();
    }

    private static GroupFigures group(Reading now, @Nullable Reading before) {
        return Figures.of(now, before, BACKDROP, false).topics().getFirst().groups().getFirst();
    }

    private static Reading reading(
            Instant at,
            Map<String, TopicReading> topics,
            Map<Place, Long> committed,
            Map<Place, Unread> unread) {
        var group = new GroupReading(Kind.CLASSIC, "STABLE", 3, committed, unread);
        return new Reading(at, topics, Map.of("account-service", group));
    }

    private static TopicReading topic(long... ends) {
        var partitions = new HashMap<Integer, Extent>();
        for (int number = 0; number < ends.length; number++) {
            partitions.put(number, new Extent(0, ends[number]));
        }
        return new TopicReading(partitions, null, null);
    }

    private static Map<Place, Long> at(long... committed) {
        var reached = new HashMap<Place, Long>();
        for (int number = 0; number < committed.length; number++) {
            reached.put(place(number), committed[number]);
        }
        return reached;
    }

    private static Place place(int partition) {
        return new Place(OVERDUE, partition);
    }
}
