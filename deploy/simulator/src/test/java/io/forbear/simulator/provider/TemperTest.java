package io.forbear.simulator.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.simulator.provider.Outages.Outage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TemperTest {
    private static final Instant NOW = Instant.parse("2026-11-16T02:00:00Z");
    private static final int MANY = 20_000;

    private final Temper troubled = new Temper("sms", 7, ProviderTroubles.all(), Outages.none());

    @Test
    void doesEveryWrongAboutAsOftenAsItIsTold() {
        var moods = new EnumMap<Mood, Integer>(Mood.class);
        IntStream.range(0, MANY)
                .forEach(i -> moods.merge(troubled.mood(posted(i, NOW, 1)), 1, Integer::sum));

        assertThat(moods.get(Mood.FAILS)).isBetween(300, 500);
        assertThat(moods.get(Mood.REFUSES_FOR_NOW)).isBetween(300, 500);
        assertThat(moods.get(Mood.SENDS_AND_BREAKS)).isBetween(140, 260);
        assertThat(moods.get(Mood.BREAKS)).isBetween(140, 260);
        assertThat(moods.get(Mood.KNOWS_NO_SUCH_NUMBER)).isBetween(60, 140);
        assertThat(moods.getOrDefault(Mood.HANGS, 0) + moods.getOrDefault(Mood.SENDS_AND_HANGS, 0))
                .isBetween(20, 60);
    }

    @Test
    void wrongsAMessageTheFirstTimeOnly() {
        assertThat(IntStream.range(0, MANY).mapToObj(i -> troubled.mood(posted(i, NOW, 2))))
                .containsOnly(Mood.WORKS, Mood.KNOWS_NO_SUCH_NUMBER);
    }

    @Test
    void isBusyAsLongAsItIsDown() {
        var until = NOW.plus(Duration.ofHours(6));
        var down =
                new Temper(
                        "sms",
                        7,
                        ProviderTroubles.none(),
                        new Outages(List.of(new Outage(NOW, until))));

        assertThat(down.mood(posted(1, NOW.minusMillis(1), 1))).isEqualTo(Mood.WORKS);
        assertThat(down.mood(posted(1, NOW, 1))).isEqualTo(Mood.BUSY);
        assertThat(down.mood(posted(1, until.minusMillis(1), 5))).isEqualTo(Mood.BUSY);
        assertThat(down.mood(posted(1, until, 5))).isEqualTo(Mood.WORKS);
    }

    @Test
    void tellsOnceTwiceADayLaterOrNever() {
        var words = IntStream.range(0, MANY).mapToObj(i -> receipts("k" + i)).toList();

        assertThat(words).filteredOn(List::isEmpty).hasSizeBetween(450, 750);
        assertThat(words).filteredOn(told -> told.size() == 2).hasSizeBetween(250, 550);
        assertThat(words)
                .filteredOn(
                        told ->
                                told.stream()
                                        .anyMatch(
                                                one ->
                                                        one.at()
                                                                .isAfter(
                                                                        NOW.plus(
                                                                                Duration.ofDays(
                                                                                        1)))))
                .hasSizeBetween(450, 750);
    }

    @Test
    void isTheSameForTheSameSeed() {
        var again = new Temper("sms", 7, ProviderTroubles.all(), Outages.none());

        assertThat(IntStream.range(0, 500).mapToObj(i -> again.afterwards("k" + i, NOW)))
                .containsExactlyElementsOf(
                        IntStream.range(0, 500)
                                .mapToObj(i -> troubled.afterwards("k" + i, NOW))
                                .toList());
    }

    private List<Word> receipts(String key) {
        return troubled.afterwards(key, NOW).stream()
                .filter(word -> word instanceof Word.Receipt)
                .toList();
    }

    private static Posted posted(int i, Instant at, int time) {
        return new Posted("k" + i, "to", "text", "{}", at, time);
    }
}
