package io.forbear.contact.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Twelve calls an hour from nine to twelve, one every five minutes. */
class PaceTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NINE = Instant.parse("2026-05-04T01:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final Pace PACE = pace(STEP, Duration.ofSeconds(2));

    private static Pace pace(Duration interval, Duration slack) {
        var shift = new Shift(LocalTime.of(9, 0), LocalTime.of(12, 0), interval);
        return new Pace("voice", Gateway.VOICE, Set.of(), SHANGHAI, List.of(shift), slack);
    }

    @Test
    void letsNothingOutBeforeAndAfterItsShift() {
        assertThat(PACE.slots(Instant.EPOCH, NINE.minusMillis(1))).isZero();
        assertThat(PACE.slots(Instant.EPOCH, NINE)).isEqualTo(1);
        assertThat(PACE.slots(Instant.EPOCH, NINE.plus(Duration.ofHours(3)).minusMillis(1)))
                .isEqualTo(1);
        assertThat(PACE.slots(Instant.EPOCH, NINE.plus(Duration.ofHours(3)))).isZero();
    }

    @Test
    void hasTheNextSlotAnIntervalLater() {
        var free = PACE.freeAfter(Instant.EPOCH, NINE, 1);
        assertThat(free).isEqualTo(NINE.plus(STEP));
        assertThat(PACE.slots(free, free.minusMillis(1))).isZero();
        assertThat(PACE.slots(free, free)).isEqualTo(1);
    }

    @Test
    void makesUpForSlotsOfTheLastMomentsOnly() {
        var slow = pace(Duration.ofSeconds(1), Duration.ofSeconds(10));
        var noon = NINE.plus(Duration.ofHours(1));
        assertThat(slow.slots(NINE, noon)).isEqualTo(11);
        assertThat(slow.slots(noon.minusSeconds(3), noon)).isEqualTo(4);
    }

    /** However often and irregularly it is looked, and however many want to go. */
    @Property
    void keepsToItsRate(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 1, max = 40_000) Integer> looks,
            @ForAll @IntRange(min = 100, max = 10_000) int intervalMillis) {
        var interval = Duration.ofMillis(intervalMillis);
        var pace = pace(interval, Duration.ofSeconds(2));
        var freeAt = Instant.EPOCH;
        var now = NINE;
        long out = 0;
        for (var after : looks) {
            now = now.plusMillis(after);
            long slots = pace.slots(freeAt, now);
            freeAt = pace.freeAfter(freeAt, now, slots);
            out += slots;
            assertThat(pace.slots(freeAt, now)).isZero();
        }
        var most = Duration.between(NINE, now).plusSeconds(2).dividedBy(interval) + 1;
        assertThat(out).isLessThanOrEqualTo(most);
    }

    /** Waiting in line. */
    private record Waiting(int id, Instant since, int priority, Instant rank) {}

    @Test
    void spreadsAMorningOfAHundredThousandAndLetsNobodyStarve() {
        var pacing =
                new Pacing(
                        List.of(pace(Duration.ofMillis(100), Duration.ofMillis(600))),
                        Duration.ofMinutes(1));
        var pace = pacing.governing(Channel.VOICE_HUMAN, "BANK").orElseThrow();
        var random = new Random(7);
        var line = new TreeSet<>(Comparator.comparing(Waiting::rank).thenComparingInt(Waiting::id));
        for (int i = 0; i < 100_000; i++) {
            int priority = random.nextInt(0, 31);
            line.add(new Waiting(i, NINE, priority, pacing.rank(NINE, priority)));
        }
        var perMinute = new TreeMap<Long, Integer>();
        var served = new ArrayList<Waiting>();
        var now = NINE;
        var freeAt = Instant.EPOCH;
        while (pace.shiftAt(now).isPresent()) {
            var added = new Waiting(1_000_000 + served.size(), now, 30, pacing.rank(now, 30));
            if (random.nextInt(10) == 0) {
                line.add(added); // urgent ones keep coming
            }
            long slots = pace.slots(freeAt, now);
            int taken = 0;
            for (; taken < slots && !line.isEmpty(); taken++) {
                served.add(line.pollFirst());
            }
            freeAt = pace.freeAfter(freeAt, now, taken);
            perMinute.merge(Duration.between(NINE, now).toMinutes(), taken, Integer::sum);
            now = now.plusMillis(200);
        }
        assertThat(perMinute.values()).allMatch(out -> out <= 607);
        assertThat(served).hasSizeBetween(105_000, 108_010);
        assertThat(served).extracting(Waiting::id).doesNotHaveDuplicates();
        assertThat(line).as("nobody of the morning").allMatch(one -> one.id() >= 1_000_000);
        assertThat(served.subList(0, 3_000)).allMatch(one -> one.priority() == 30);
    }
}
