package io.forbear.contact.besttime;

import static io.forbear.contact.debtor.Examples.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.Means;
import io.forbear.contact.debtor.HourCount;
import io.forbear.contact.debtor.Wish;
import io.forbear.contact.strategy.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BestTimeTest {
    /** Monday, 9 o'clock in Shanghai. */
    private static final Instant MONDAY_9 = Instant.parse("2026-05-04T01:00:00Z");

    private static final Instant TUESDAY_9 = MONDAY_9.plus(Duration.ofDays(1));
    private static final Window WORKING_DAY =
            new Window(LocalTime.parse("09:00"), LocalTime.parse("20:00"));

    @ParameterizedTest(name = "own {0}/{1}, similar {2}/{3} of {4}/{5} in all: {6}")
    @CsvSource({
        // overall = (R+1)/(N+2); similar = (R_h+20 overall)/(N_h+20); value = (r_h+4
        // similar)/(n_h+4)
        "0, 0, 0, 0, 0, 0, 0.5",
        "0, 0, 0, 0, 98, 9, 0.1",
        "0, 0, 20, 10, 98, 9, 0.3",
        "4, 4, 20, 10, 98, 9, 0.65",
        "4, 0, 20, 10, 98, 9, 0.15",
    })
    void estimatesAChanceByTheFormula(
            int tried, int reached, int n, int r, int allTried, int allReached, double value) {
        var others =
                List.of(
                        new HourCount(Means.CALL, 19, n, r),
                        new HourCount(Means.CALL, 9, Math.max(allTried - n, 0), 0));
        var all = n == 0 ? List.of(new HourCount(Means.CALL, 9, allTried, allReached)) : others;
        var habits = List.of(new HourCount(Means.CALL, 19, tried, reached));
        var expected = n == 0 ? value : byHand(tried, reached, n, r, Math.max(allTried, n));
        assertThat(Chance.at(19, Means.CALL, habits, all).value())
                .isCloseTo(expected, within(1e-9));
    }

    private static double byHand(int tried, int reached, int n, int r, int all) {
        var overall = (r + 1.0) / (all + 2.0);
        var similar = (r + 20 * overall) / (n + 20);
        return (reached + 4 * similar) / (tried + 4);
    }

    @Test
    void choosesTheHourAtWhichHeWasSpokenTo() {
        var habits =
                List.of(new HourCount(Means.CALL, 9, 3, 0), new HourCount(Means.CALL, 19, 3, 2));
        var best = new BestTime(SHANGHAI, null, habits, List.of());
        var slot = best.best(Channel.VOICE_HUMAN, MONDAY_9, TUESDAY_9, WORKING_DAY).orElseThrow();
        assertThat(slot.from()).isEqualTo(Instant.parse("2026-05-04T11:00:00Z"));
        assertThat(slot.until()).isEqualTo(Instant.parse("2026-05-04T12:00:00Z"));
        assertThat(slot.reason())
                .isEqualTo(
                        "at 19:00 he was spoken to in 2 of 3 attempts, similar debtors in 0 of 0");
    }

    @Test
    void choosesTheHourOfSimilarDebtorsIfHeWasNeverTried() {
        var others =
                List.of(
                        new HourCount(Means.CALL, 10, 1000, 50),
                        new HourCount(Means.CALL, 18, 1000, 300));
        var best = new BestTime(SHANGHAI, null, List.of(), others);
        var slot = best.best(Channel.VOICE_HUMAN, MONDAY_9, TUESDAY_9, WORKING_DAY).orElseThrow();
        assertThat(slot.hour()).isEqualTo(18);
    }

    @Test
    void prefersWhatHeAskedForToAnythingLearned() {
        var wish =
                new Wish(
                        List.of(),
                        List.of(
                                new Wish.Span(
                                        LocalTime.parse("12:30"),
                                        LocalTime.parse("13:00"),
                                        Set.of(DayOfWeek.MONDAY))),
                        null);
        var habits = List.of(new HourCount(Means.CALL, 19, 9, 9));
        var best = new BestTime(SHANGHAI, wish, habits, List.of());
        var slot = best.best(Channel.VOICE_HUMAN, MONDAY_9, TUESDAY_9, WORKING_DAY).orElseThrow();
        assertThat(slot.from()).isEqualTo(Instant.parse("2026-05-04T04:30:00Z"));
        assertThat(slot.until()).isEqualTo(Instant.parse("2026-05-04T05:00:00Z"));
        assertThat(slot.reason()).startsWith("he asked for such a time; ");
    }

    @Test
    void takesTheEarliestIfNothingTellsTheHoursApart() {
        var best = new BestTime(SHANGHAI, null, List.of(), List.of());
        assertThat(best.best(Channel.SMS, MONDAY_9, TUESDAY_9, WORKING_DAY).orElseThrow().from())
                .isEqualTo(MONDAY_9);
    }

    @Test
    void namesChannelsInTheOrderHeAskedForAndThenByChance() {
        var wish = new Wish(List.of(Channel.EMAIL), List.of(), null);
        var others =
                List.of(
                        new HourCount(Means.CALL, 9, 100, 5),
                        new HourCount(Means.VISIT, 9, 100, 50));
        var best = new BestTime(SHANGHAI, wish, List.of(), others);
        assertThat(best.channels(List.of(Channel.VOICE_HUMAN, Channel.EMAIL, Channel.VISIT)))
                .extracting(BestTime.Ranked::channel)
                .containsExactly(Channel.EMAIL, Channel.VISIT, Channel.VOICE_HUMAN);
    }

    @Test
    void namesChannelsThatNobodyWasTriedOnLastAndSaysSo() {
        var others = List.of(new HourCount(Means.CALL, 9, 100, 5));
        var best = new BestTime(SHANGHAI, null, List.of(), others);
        var ranked = best.channels(List.of(Channel.VISIT, Channel.VOICE_HUMAN));
        assertThat(ranked)
                .extracting(BestTime.Ranked::channel)
                .containsExactly(Channel.VOICE_HUMAN, Channel.VISIT);
        assertThat(ranked.getLast().reason()).startsWith("a guess, nobody was tried like that; ");
        assertThat(ranked.getFirst().reason()).startsWith("he was spoken to in 0 of 0");
    }

    @Property
    void coversTheWindowWithoutGapOrOverlapAndStaysWithinIt(
            @ForAll @IntRange(max = 2880) int minutes,
            @ForAll @IntRange(min = 1, max = 72) int hours) {
        var from = MONDAY_9.plus(Duration.ofMinutes(minutes));
        var until = from.plus(Duration.ofHours(hours));
        var best = new BestTime(SHANGHAI, null, List.of(), List.of());
        var slots =
                best.slots(Channel.SMS, from, until, WORKING_DAY).stream()
                        .sorted(java.util.Comparator.comparing(Slot::from))
                        .toList();
        for (int i = 0; i < slots.size(); i++) {
            var slot = slots.get(i);
            assertThat(slot.from()).isBetween(from, until).isBefore(slot.until());
            assertThat(slot.until()).isBeforeOrEqualTo(until);
            assertThat(slot.from().atZone(SHANGHAI).toLocalTime())
                    .isBetween(WORKING_DAY.from(), WORKING_DAY.to());
            assertThat(i > 0 && slot.from().isBefore(slots.get(i - 1).until())).isFalse();
        }
        var covered =
                slots.stream()
                        .map(slot -> Duration.between(slot.from(), slot.until()))
                        .reduce(Duration.ZERO, Duration::plus);
        assertThat(covered).isLessThanOrEqualTo(Duration.between(from, until));
    }

    @Property
    void staysWithinNothingAndCertainty(
            @ForAll @IntRange(max = 1000) int tried,
            @ForAll @IntRange(max = 1000) int reached,
            @ForAll @IntRange(max = 100_000) int others,
            @ForAll @IntRange(max = 100_000) int theirs) {
        var own = List.of(new HourCount(Means.CALL, 9, Math.max(tried, reached), reached));
        var all = List.of(new HourCount(Means.CALL, 9, Math.max(others, theirs), theirs));
        assertThat(Chance.at(9, Means.CALL, own, all).value()).isStrictlyBetween(0.0, 1.0);
    }
}
