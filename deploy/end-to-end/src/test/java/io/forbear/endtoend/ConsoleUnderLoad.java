package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Measures the console with 5,000 events a second flowing and ten browsers open. A measurement and
 * no test, so it runs only when asked for: {@code ./forbear test deploy/end-to-end
 * -Dtest=ConsoleUnderLoad}.
 */
class ConsoleUnderLoad {
    private static final int PER_SECOND = 5_000;
    private static final int CALLS_PER_SECOND = 50;
    private static final int ROUNDS = 6;
    private static final List<String> PAGES =
            List.of(
                    "start",
                    "topics",
                    "topics/account.stage",
                    "flow",
                    "parked",
                    "violations",
                    "decisions",
                    "complaints",
                    "portfolio",
                    "gateways");
    private static final String[] ALL_DESKS = {"operations", "compliance-officer", "auditor"};

    @Test
    void staysSmallAndQuick() throws IOException, InterruptedException {
        var system = RunningSystem.shared();
        var people = new ArrayList<Person>();
        try (var chromium = Chromium.start()) {
            for (var page : PAGES) {
                var link = system.consoleLink("reader-" + people.size(), ALL_DESKS);
                var person = chromium.person(link, "en", "light", 1440);
                person.visit(page);
                people.add(person);
            }
            report("before", system);
            try (var flood = new Flood(system, PER_SECOND, CALLS_PER_SECOND)) {
                var begun = System.nanoTime();
                for (int round = 0; round < ROUNDS; round++) {
                    Thread.sleep(Duration.ofSeconds(5));
                    people.forEach(ConsoleUnderLoad::use);
                    report("round " + round, system);
                }
                var seconds = (System.nanoTime() - begun) / 1e9;
                System.out.printf("%,.0f events/s over %.0f s%n", flood.sent() / seconds, seconds);
                assertThat(flood.sent() / seconds).as("events a second").isGreaterThan(4_500);
            }
            people.forEach(ConsoleUnderLoad::report);
            var all =
                    people.stream()
                            .flatMap(person -> person.interactions().stream())
                            .map(Person.Interaction::seen)
                            .sorted()
                            .toList();
            System.out.printf(
                    "%d inputs of 16 ms or more: half within %.0f ms, 98 %% within %.0f ms,"
                            + " all within %.0f ms%n",
                    all.size(), at(all, 0.5), at(all, 0.98), all.getLast());
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void report(Person person) {
        System.out.printf("%-22s", person.page().url().replaceFirst(".*#/", ""));
        person.interactions().stream()
                .sorted(Comparator.comparingDouble(Person.Interaction::seen).reversed())
                .limit(3)
                .forEach(
                        one ->
                                System.out.printf(
                                        "  %s %.0f (waited %.0f, worked %.0f)",
                                        one.what(), one.seen(), one.waited(), one.worked()));
        System.out.println();
    }

    /** What a reader does with any page: looks up the keys, moves on by them, opens the search. */
    private static void use(Person person) {
        person.press("?", "Escape", "Tab", "Tab", "Tab", "/");
        person.type("flood");
        person.press("Escape");
        person.page().locator("#page-title").click();
    }

    private static void report(String when, RunningSystem system) throws IOException {
        var status = Files.readAllLines(Path.of("/proc/" + system.pid("console") + "/status"));
        System.out.println(
                when
                        + ": "
                        + status.stream()
                                .filter(
                                        line ->
                                                line.startsWith("VmRSS")
                                                        || line.startsWith("VmHWM"))
                                .map(line -> line.replaceAll("\\s+", " "))
                                .toList());
    }
}
