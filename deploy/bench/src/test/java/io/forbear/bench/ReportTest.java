package io.forbear.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.bench.Report.Target;
import io.forbear.bench.kernel.KernelRun.Cost;
import io.forbear.bench.kernel.Law;
import io.forbear.bench.restage.Restaging;
import io.forbear.bench.stream.Delay;
import io.forbear.bench.stream.Growth;
import io.forbear.bench.stream.Pace;
import io.forbear.bench.stream.Pace.Question;
import io.forbear.bench.stream.StreamRun.Result;
import io.forbear.bench.stream.Throughput;
import io.forbear.bench.stream.Throughput.Speed;
import io.forbear.bench.treatment.Treating;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void judgesTheKernelAtAHistoryOfFifty() {
        var costs =
                List.of(
                        new Cost("detect", Law.CN, 50, 4999, 0),
                        new Cost("detect", Law.US, 50, 5001, 0),
                        new Cost("detect", Law.US, 200, 9000, 0),
                        new Cost("decide", Law.US, 50, 9000, 0));

        assertThat(Report.of(costs, List.of(), List.of(), List.of(), List.of()).targets())
                .extracting(Target::isMet)
                .containsExactly(true, false);
    }

    @Test
    void judgesTheStreamBesideTheBareOne() {
        var targets =
                Report.of(List.of(), List.of(result(39_000, 601)), List.of(), List.of(), List.of())
                        .targets();

        assertThat(targets).extracting(Target::isMet).containsExactly(false, false, false, false);
        assertThat(targets).extracting(Target::reached).contains("39 %", "601 bytes");
    }

    @Test
    void meetsWhatIsFastEnough() {
        var report =
                Report.of(List.of(), List.of(result(40_000, 600)), List.of(), List.of(), List.of());

        assertThat(report.targets().subList(0, 2)).allMatch(Target::isMet);
        assertThat(report.text()).contains("share of the bare stream 40 %");
        assertThat(report.json()).contains("\"changelogBytes\" : 600.0");
    }

    @Test
    void missesADelayOfWhichAnswersAreMissing() {
        var delays = result(40_000, 600).delays();

        assertThat(delays).extracting(Delay::missing).containsExactly(0L, 0L, 1L);
        assertThat(
                        Report.of(
                                        List.of(),
                                        List.of(result(40_000, 600)),
                                        List.of(),
                                        List.of(),
                                        List.of())
                                .targets())
                .filteredOn(target -> target.what().contains("contact.decided"))
                .singleElement()
                .satisfies(target -> assertThat(target.isMet()).isFalse());
    }

    @Test
    void comparesTheCostOfFewDebtorsWithThatOfMany() {
        var flat = List.of(growth(10_000, 40), growth(100_000, 38), growth(1_000_000, 47));
        var steep = List.of(growth(10_000, 40), growth(1_000_000, 51));

        assertThat(Report.of(List.of(), List.of(), flat, List.of(), List.of()).targets())
                .allMatch(Target::isMet);
        assertThat(Report.of(List.of(), List.of(), steep, List.of(), List.of()).targets())
                .noneMatch(Target::isMet);
    }

    @Test
    void judgesWhetherANewDayIsThroughInTime() {
        var none = new Restaging.Wait(1, 0, 1, 1, 1);
        var fast = List.of(new Restaging(100_000, 30, none, none));
        var slow = List.of(new Restaging(100_000, 30.1, none, none));

        assertThat(Report.of(List.of(), List.of(), List.of(), fast, List.of()).targets())
                .allMatch(Target::isMet);
        assertThat(Report.of(List.of(), List.of(), List.of(), slow, List.of()).targets())
                .noneMatch(Target::isMet);
    }

    @Test
    void judgesWhetherDebtorsComeToTheirCommandsInTime() {
        var shares = List.of(new Treating.Share("contact-service", 400));
        var fast =
                Report.of(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Treating(2000, 1, shares, List.of(800.0, 500.0))));
        var slow =
                Report.of(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Treating(1999, 1, shares, List.of())));

        assertThat(fast.targets()).allMatch(Target::isMet);
        assertThat(fast.text())
                .containsPattern("contact-service +400")
                .contains("all, in the rounds before: 800, 500");
        assertThat(slow.targets()).noneMatch(Target::isMet);
    }

    private static Growth growth(int debtors, double cpuMicros) {
        return new Growth(debtors, new Speed(1, cpuMicros));
    }

    private static Result result(double rate, double changelogBytes) {
        return new Result(
                new Throughput(
                        100,
                        1000,
                        new Speed(100_000, 10),
                        new Speed(rate, 20),
                        changelogBytes,
                        1 << 20,
                        1 << 20),
                List.of(
                        delay(Question.VIOLATION, 1000, 900, 0),
                        delay(Question.VIOLATION, 5000, 251, 0),
                        delay(Question.DECISION, 1000, 10, 1)));
    }

    private static Delay delay(Question question, int perSecond, double p99, long missing) {
        var pace = new Pace(question, perSecond, Duration.ofSeconds(1));
        return new Delay(pace, 10, missing, 1, p99, p99, p99);
    }
}
