package io.forbear.packs;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Coverage;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Gate;
import io.forbear.rules.Outcome;
import io.forbear.rules.RuleBook;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * Measures the kernel: one contact judged against all shipped packs, with a history of 50 contacts.
 * Run it by hand. The time is that of the processor, not of the wall.
 */
final class DetectorSpeed {
    private static final Instant START = Instant.parse("2026-10-05T15:00:00Z");
    private static final int ROUNDS = 200_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DetectorSpeed() {}

    public static void main(String[] args) {
        measure(
                "United States, federal and three overlays",
                List.of("US", "US-NY", "US-MA", "US-WA"));
        measure("mainland China", List.of("CN"));
    }

    private static void measure(String law, List<String> jurisdictions) {
        var us = new Examples(Examples.NEW_JERSEY.zone(), jurisdictions, Coverage.THIRD_PARTY);
        var file = us.file();
        file.add(
                new Fact.ValidationProvided(
                        "v", Instant.EPOCH, Instant.EPOCH, List.of("A"), "AGENCY"));
        file.add(
                new Fact.AgencyNoticeSent(
                        "n", Instant.EPOCH, Instant.EPOCH, "AGENCY", List.of("A")));
        file.add(
                new Fact.AgencyAuthorised(
                        "a",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "AGENCY",
                        Set.of("CN"),
                        LocalDate.EPOCH,
                        null,
                        true));
        for (int i = 0; i < 50; i++) {
            add(us, file, "c" + i, START.plus(Duration.ofHours(60L * i)));
        }
        var last = START.plus(Duration.ofHours(60L * 50 + 80));
        add(us, file, "last", last);
        var detector = new Detector(RuleBook.of(RulePacks.shipped()));
        var gate = new Gate(RuleBook.of(RulePacks.shipped()));
        var proposal = new Fact.ContactProposed("g", last, last, "g", us.call().build());
        for (int warmUp = 0; warmUp < 3; warmUp++) {
            report(law + ", detector", () -> detector.findingsOf(file, "last", last).size());
            report(law + ", gate", () -> gate.decide(file, proposal, last).findings().size());
        }
        report(
                law + ", file of 50 and its reach",
                () -> {
                    var copy = new CaseFile("P").addAll(file.facts());
                    var change =
                            copy.add(
                                    us.made(
                                            "new",
                                            LocalDateTime.parse("2027-03-01T10:00:00"),
                                            us.call(),
                                            Outcome.RANG_UNANSWERED));
                    return change == null ? 0 : detector.affectedBy(copy, change).size();
                });
    }

    private static void add(Examples us, CaseFile file, String id, Instant at) {
        var permit = "permit " + id;
        file.add(
                new Fact.PermitIssued(
                        permit,
                        at,
                        at,
                        permit,
                        id + "p",
                        us.call().build().channel(),
                        "P",
                        "cell",
                        at,
                        at.plus(Gate.PERMIT_VALIDITY)));
        file.add(
                new Fact.ContactAttempted(
                        id, at, at, us.call().permitId(permit).build(), Outcome.RANG_UNANSWERED));
    }

    private static void report(String what, IntSupplier work) {
        long findings = 0;
        long start = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < ROUNDS; i++) {
            findings += work.getAsInt();
        }
        long nanos = THREADS.getCurrentThreadCpuTime() - start;
        System.out.printf(
                "%s: %.2f microseconds, %.1f findings%n",
                what, nanos / 1000.0 / ROUNDS, (double) findings / ROUNDS);
    }
}
