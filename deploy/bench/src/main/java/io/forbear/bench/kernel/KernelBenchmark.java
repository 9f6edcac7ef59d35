package io.forbear.bench.kernel;

import io.forbear.packs.RulePacks;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Decision;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Gate;
import io.forbear.rules.Outcome;
import io.forbear.rules.RuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One contact against all shipped packs that bind it and a history of earlier contacts. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters and calls setUp first
public class KernelBenchmark {
    @Param public Law law;

    @Param({"10", "50", "200"})
    public int history;

    private Detector detector;
    private Gate gate;
    private CaseFile file;
    private Fact.ContactAttempted last;
    private Fact.ContactProposed proposal;
    private Instant now;

    @Setup
    public void setUp() {
        var book = RuleBook.of(RulePacks.shipped());
        detector = new Detector(book);
        gate = new Gate(book);
        file = law.file(history);
        last = law.call(history, Outcome.RANG_UNANSWERED);
        file.add(last);
        proposal = law.proposal(history + 1);
        now = last.occurredAt().plus(Duration.ofMinutes(1));
    }

    /** All findings on a contact that happened. */
    @Benchmark
    public List<Finding> detect() {
        return detector.findingsOf(file, last.id(), now);
    }

    /** The answer to a proposal: every rule for every outcome that may come of it. */
    @Benchmark
    public Decision decide() {
        return gate.decide(file, proposal, now);
    }
}
