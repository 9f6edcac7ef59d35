package io.forbear.simulator.misconduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.ContactAttempted;
import io.forbear.simulator.chance.Dice;
import io.forbear.simulator.portfolio.Debtor;
import io.forbear.simulator.portfolio.Portfolio;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CastingTest {
    private static final Instant START = Instant.parse("2026-09-16T12:30:00Z");
    private static final LocalDate FROM = LocalDate.of(2026, 9, 6);
    private static final List<Debtor> DEBTORS = Portfolio.generate(3, 200, START);

    @Test
    void showsEveryMisdeedInAPortfolioThatIsLargeEnough() {
        var kinds =
                planted(Casting.of(DEBTORS, 0.01, FROM))
                        .map(Planted::kind)
                        .collect(Collectors.toSet());
        var catalogue =
                Stream.of(ChineseMisconduct.ALL, AmericanMisconduct.ALL, OtherMisconduct.ALL)
                        .flatMap(List::stream)
                        .map(Misdeed::kind)
                        .collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(catalogue);
    }

    @Test
    void wrongsNobodyAtARateOfZero() {
        assertThat(Casting.of(DEBTORS, 0, FROM).victims()).isZero();
    }

    @Test
    void refusesARateAboveOne() {
        assertThatThrownBy(() -> Casting.of(DEBTORS, 1.5, FROM)).hasMessageContaining("found 1.5");
    }

    @Test
    void plantsOnlyWhatHasAlreadyHappenedWhenItIsTold() {
        var casting = Casting.of(DEBTORS, 0.5, FROM);
        assertThat(DEBTORS)
                .flatMap(d -> casting.story(d, START, new Dice(1)).stream().toList())
                .flatMap(Story::dues)
                .filteredOn(due -> due.what().event() instanceof ContactAttempted)
                .allSatisfy(
                        due ->
                                assertThat(((ContactAttempted) due.what().event()).getOccurredAt())
                                        .isBefore(START));
    }

    @Test
    void expectsAFindingForEveryRogueContact() {
        var casting = Casting.of(DEBTORS, 0.5, FROM);
        assertThat(DEBTORS)
                .flatMap(d -> casting.story(d, START, new Dice(1)).stream().toList())
                .allSatisfy(
                        story ->
                                assertThat(story.planted())
                                        .extracting(Planted::subject)
                                        .containsAll(contactIds(story)));
    }

    @Test
    void hidesMostVictimsFromThePlatform() {
        var casting = Casting.of(DEBTORS, 0.01, FROM);
        var victims = DEBTORS.stream().filter(d -> casting.isVictim(d.debtorId())).toList();
        assertThat(victims.stream().map(casting::asKnown).map(Debtor::contactPoints))
                .filteredOn(List::isEmpty)
                .hasSizeBetween(victims.size() / 2, victims.size() - 1);
    }

    @Test
    void showsEveryMisdeedAndEveryNearMissInAMonth() {
        var debtors = Portfolio.generate(3, 260, START);
        var casting = Casting.ofMonth(debtors, FROM);
        var kinds =
                debtors.stream()
                        .flatMap(d -> casting.partOf(d).stream())
                        .collect(Collectors.toSet());
        assertThat(kinds)
                .containsAll(kinds(ChineseMisconduct.ALL, ChineseNearMiss.ALL))
                .containsAll(kinds(AmericanMisconduct.ALL, AmericanNearMiss.ALL))
                .containsAll(kinds(OtherMisconduct.ALL, OtherNearMiss.ALL));
        assertThat(casting.victims()).isBetween(200, 250);
    }

    @Test
    void breaksNoLawThatWasNotInForceYet() {
        var casting = Casting.ofMonth(DEBTORS, LocalDate.of(2026, 8, 31));
        assertThat(DEBTORS)
                .flatMap(d -> casting.story(d, START, new Dice(1)).stream().toList())
                .flatMap(Story::planted)
                .flatMap(Planted::rules)
                .contains("US-NY-01")
                .doesNotContain("US-NYC-FREQ-01");
    }

    private static Set<String> kinds(List<Misdeed> misdeeds, List<Misdeed> nearMisses) {
        return Stream.concat(misdeeds.stream(), nearMisses.stream())
                .map(Misdeed::kind)
                .collect(Collectors.toSet());
    }

    private static Set<String> contactIds(Story story) {
        return story.dues().stream()
                .map(due -> due.what().event())
                .filter(ContactAttempted.class::isInstance)
                .map(event -> ((ContactAttempted) event).getEventId().toString())
                .collect(Collectors.toSet());
    }

    private static Stream<Planted> planted(Casting casting) {
        return DEBTORS.stream()
                .flatMap(d -> casting.story(d, START, new Dice(1)).stream())
                .flatMap(story -> story.planted().stream());
    }
}
