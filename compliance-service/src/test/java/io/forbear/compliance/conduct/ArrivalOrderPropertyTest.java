package io.forbear.compliance.conduct;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.conduct.Stories.Call;
import io.forbear.compliance.conduct.Stories.Turns;
import io.forbear.events.ContactOutcome;
import io.forbear.events.VoiceMode;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever the order in which the events of a story arrive, and however often, what stands in the
 * end is what the kernel finds on the whole story at once.
 */
class ArrivalOrderPropertyTest {
    private static final ConductDriver STREAM = stream();

    private static ConductDriver stream() {
        var stream = new ConductDriver(Books.shipped());
        stream.passUntil(Stories.END);
        return stream;
    }

    @AfterContainer
    static void close() {
        STREAM.close();
    }

    @Property(tries = 150)
    void endsWithTheFindingsOfTheWholeStory(
            @ForAll("calls") List<Call> calls, @ForAll("turns") Turns turns, @ForAll long seed) {
        var debtor = new EventExamples("P-" + UUID.randomUUID());
        var story = Stories.of(debtor, calls, turns);
        Stories.arrival(story, new Random(seed)).forEach(sent -> sent.to(STREAM));

        var announced = STREAM.violations();
        assertThat(announced).allMatch(v -> v.getDebtorId().equals(debtor.debtorId()));
        assertThat(Stories.standing(announced))
                .isNotEmpty()
                .isEqualTo(Stories.found(debtor, story));
    }

    @Provide
    static Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 6),
                        Arbitraries.integers().between(6, 23),
                        Arbitraries.of(
                                ContactOutcome.CONVERSATION,
                                ContactOutcome.CONVERSATION,
                                ContactOutcome.RANG_UNANSWERED,
                                ContactOutcome.CONNECTED_NO_CONVERSATION),
                        Arbitraries.of(VoiceMode.INTERACTIVE, VoiceMode.NOTIFICATION),
                        Arbitraries.of(false, false, false, true))
                .as(Call::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(20);
    }

    @Provide
    static Arbitrary<Turns> turns() {
        var day = Arbitraries.integers().between(1, 9);
        return Combinators.combine(day, day, day, Arbitraries.of(true, false)).as(Turns::new);
    }
}
