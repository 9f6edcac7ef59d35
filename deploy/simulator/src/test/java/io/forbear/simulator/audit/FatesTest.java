package io.forbear.simulator.audit;

import static io.forbear.simulator.audit.Examples.FROM;
import static io.forbear.simulator.audit.Examples.GIVEN;
import static io.forbear.simulator.audit.Examples.NEXT_WEEK;
import static io.forbear.simulator.audit.Examples.made;
import static io.forbear.simulator.audit.Examples.order;
import static io.forbear.simulator.audit.Examples.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.ContactOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FatesTest {
    @Test
    void findsTheOneFateOfEachCommand() {
        var fates =
                Fates.of(
                        List.of(order("made"), order("not"), order("back"), order("silent")),
                        List.of(
                                report("made", ContactOutcome.DELIVERED),
                                report("made", ContactOutcome.BOUNCED),
                                report("not", ContactOutcome.NOT_MADE),
                                report("back", ContactOutcome.NOT_MADE),
                                report("silent", ContactOutcome.UNREPORTED)),
                        List.of(made("made", FROM)),
                        Set.of("back"),
                        NEXT_WEEK);

        assertThat(fates.counts())
                .isEqualTo(
                        Map.of(
                                Fate.MADE,
                                1L,
                                Fate.NOT_MADE,
                                1L,
                                Fate.CANCELLED,
                                1L,
                                Fate.UNREPORTED,
                                1L));
        assertThat(fates.lines()).allMatch(Line::ok);
    }

    @Test
    void takesALateReportInThePlaceOfTheSilence() {
        var fates =
                fates(
                        NEXT_WEEK,
                        report("1", "silence", ContactOutcome.UNREPORTED),
                        report("1", "late", ContactOutcome.DELIVERED));

        assertThat(fates.counts()).containsOnlyKeys(Fate.MADE);
    }

    @Test
    void callsACommandLostOfWhichNothingWasHeardInTime() {
        var inTime = GIVEN.plus(Duration.ofHours(26));

        assertThat(fates(inTime.minusMillis(1)).counts()).containsOnlyKeys(Fate.OPEN);
        assertThat(fates(inTime).lost()).singleElement().asString().contains("LOST");
        assertThat(fates(inTime).lines()).anyMatch(line -> !line.ok());
    }

    @Test
    void findsACommandOfWhichTwoThingsAreToldByTwo() {
        var fates =
                fates(
                        NEXT_WEEK,
                        report("1", "one", ContactOutcome.DELIVERED),
                        report("1", "other", ContactOutcome.NOT_MADE));

        assertThat(fates.lost()).singleElement().asString().contains("SEVERAL");
    }

    @Test
    void findsReportsThatTheLogDisproves() {
        var sentAndDenied = fates(NEXT_WEEK, report("1", ContactOutcome.NOT_MADE));
        var neverSent =
                Fates.of(
                        List.of(order("1")),
                        List.of(report("1", ContactOutcome.DELIVERED)),
                        List.of(),
                        Set.of(),
                        NEXT_WEEK);

        assertThat(sentAndDenied.untrue()).hasSize(1);
        assertThat(neverSent.untrue()).hasSize(1);
    }

    @Test
    void believesThatThereIsNoSuchNumber() {
        var fates =
                Fates.of(
                        List.of(order("1")),
                        List.of(report("1", ContactOutcome.BOUNCED)),
                        List.of(),
                        Set.of(),
                        NEXT_WEEK);

        assertThat(fates.lines()).allMatch(Line::ok);
    }

    @Test
    void findsAContactThatNobodyCommanded() {
        var fates = Fates.of(List.of(), List.of(), List.of(made("1", FROM)), Set.of(), NEXT_WEEK);

        assertThat(fates.strangers()).hasSize(1);
        assertThat(fates.lines()).anyMatch(line -> !line.ok());
    }

    @Test
    void findsThatALineStandsStill() {
        assertThat(silent(6, 200).lines()).allMatch(Line::ok);
        assertThat(silent(7, 200).lines()).anyMatch(line -> !line.ok());
    }

    private static Fates silent(int silent, int all) {
        var orders = IntStream.range(0, all).mapToObj(i -> order("c" + i)).toList();
        var reports =
                IntStream.range(0, all)
                        .mapToObj(
                                i ->
                                        report(
                                                "c" + i,
                                                i < silent
                                                        ? ContactOutcome.UNREPORTED
                                                        : ContactOutcome.NOT_MADE))
                        .toList();
        return Fates.of(orders, reports, List.of(), Set.of(), NEXT_WEEK);
    }

    private static Fates fates(Instant end, Reported... reports) {
        return Fates.of(
                List.of(order("1")), List.of(reports), List.of(made("1", FROM)), Set.of(), end);
    }
}
