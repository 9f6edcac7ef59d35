package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A month in which every misdeed was done beside as much that just is none, reported late, double
 * and corrected: every violation is found and none invented.
 */
class MonthIT {
    private static final RunningSystem SYSTEM = RunningSystem.shared();

    @TempDir private Path directory;

    @Test
    void findsEveryPlantedViolationAndInventsNone() throws Exception {
        var output = directory.resolve("simulate.log");
        var json = directory.resolve("month.json");
        var exitCode =
                SYSTEM.simulate(
                        output,
                        "--month",
                        "--debtors",
                        "240",
                        "--seed",
                        "3",
                        "--limit",
                        "120",
                        "--json",
                        json.toString());
        var log = Files.readString(output);
        assertThat(exitCode).as(log).isZero();
        var scores = new JsonMapper().readTree(Files.readString(json));
        var total = scores.get("total");
        assertThat(total.get("recall").asDouble()).isEqualTo(1);
        assertThat(total.get("precision").asDouble()).isEqualTo(1);
        assertThat(total.get("missed").asInt() + total.get("invented").asInt()).isZero();
        var planted = new HashMap<String, Integer>();
        scores.get("rules")
                .forEach(
                        rule ->
                                planted.put(
                                        rule.get("rule").asString(), rule.get("planted").asInt()));
        assertThat(planted.values()).hasSizeGreaterThanOrEqualTo(50).allMatch(count -> count > 0);
        assertThat(planted)
                .as("contacts without a permit, most of them lawful otherwise")
                .hasEntrySatisfying("FB-PERMIT-01", count -> assertThat(count).isGreaterThan(800));
        assertThat(log).containsPattern("violations retracted .* [1-9][0-9]*\\n");
    }
}
