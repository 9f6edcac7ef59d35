package io.forbear.contact.proposal;

import static io.forbear.contact.debtor.Examples.MAY_4;
import static io.forbear.contact.debtor.Examples.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that a gateway lets expire are not asked for again without limit. */
class ExpiryTest {
    private static final int COMMANDS = 10;

    /** A command that expires so long after it was permitted; then time goes on to the next one. */
    private static void expire(Story story, int minutes) {
        assertThat(story.permit()).isNotNull();
        var end = story.now().plus(Duration.ofMinutes(minutes));
        story.at(end).report(Outcome.NOT_MADE, end);
        while (story.proposals().isEmpty()) {
            story.goToNext();
        }
    }

    @Property(tries = 30)
    void asksForAStepAtMostThreeTimesADay(@ForAll @IntRange(min = 1, max = 240) int minutes) {
        var story = Stories.proposed();
        var days = new TreeMap<LocalDate, Integer>();
        for (int i = 0; i < COMMANDS; i++) {
            days.merge(LocalDate.ofInstant(story.now(), SHANGHAI), 1, Integer::sum);
            expire(story, minutes);
        }
        assertThat(days.values()).allMatch(n -> n <= Stories.TIMING.expiries());
        assertThat(days).hasSizeBetween(4, COMMANDS);
    }

    @Test
    void goesOnOnceAGatewayWorksAgain() {
        var story = Stories.proposed();
        for (int i = 0; i < Stories.TIMING.expiries(); i++) {
            expire(story, 15);
        }
        assertThat(LocalDate.ofInstant(story.now(), SHANGHAI))
                .isEqualTo(LocalDate.ofInstant(MAY_4, SHANGHAI).plusDays(1));
        story.permit();
        story.report(Outcome.DELIVERED, story.now());
        assertThat(story.planned().step().id()).isEqualTo("call");
        assertThat(Objects.requireNonNull(story.dossier().runs().get(Examples.ACCOUNT)).proposals())
                .singleElement()
                .extracting(Proposal::expiries)
                .isEqualTo(Stories.TIMING.expiries());
    }

    @Test
    void saysInTheChainOfReasonsWhyItWaits() {
        var story = Stories.proposed();
        story.permit();
        story.report(Outcome.NOT_MADE, MAY_4);
        var advance = Stories.TREATMENT.advance(story.dossier(), story.now());
        assertThat(Stories.TREATMENT.reasons(advance, Examples.account(), story.now()))
                .filteredOn(reason -> reason.aspect() == Reason.Aspect.HISTORY)
                .singleElement()
                .asString()
                .contains("commands expired at its gateway: 1");
    }

    @ParameterizedTest(name = "asked {0} times, {1} of 3 expired: again at {2}")
    @CsvSource({
        "1, 0, 2026-05-04T10:05:00Z",
        "1, 1, 2026-05-04T10:05:00Z",
        "2, 2, 2026-05-04T10:10:00Z",
        "3, 3, 2026-05-05T00:00:00Z",
        "4, 4, 2026-05-04T10:20:00Z",
        "6, 6, 2026-05-05T00:00:00Z",
    })
    void waitsForTheNextDayAfterEachThird(int asked, int expired, Instant again) {
        var at = Instant.parse("2026-05-04T10:00:00Z");
        assertThat(Stories.TIMING.againAt(at, asked, expired, ZoneOffset.UTC)).isEqualTo(again);
    }
}
