package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.packs.vectors.VectorRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class VectorsTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("forbear.root"), "rules/src/test/resources/vectors");

    private record Ran(int exitCode, String out) {}

    private static Ran run(String... arguments) {
        var out = new StringWriter();
        int exitCode = RulesCommand.commandLine().setOut(new PrintWriter(out)).execute(arguments);
        return new Ran(exitCode, out.toString());
    }

    @TestFactory
    Stream<DynamicTest> passes() throws IOException {
        var runner = new VectorRunner(RulePacks.shipped());
        var files = VectorRunner.filesIn(List.of(VECTORS));
        assertThat(files).hasSizeGreaterThanOrEqualTo(68);
        return files.stream()
                .map(
                        file ->
                                DynamicTest.dynamicTest(
                                        file.getFileName().toString(),
                                        () -> assertThat(runner.run(file).failure()).isEmpty()));
    }

    @Test
    void tellsHowManyPassed() {
        var ran = run("vectors", VECTORS.resolve("cn/TV-19.json").toString());
        assertThat(ran)
                .isEqualTo(
                        new Ran(
                                0,
                                "PASS TV-19\n1 passed, 0 failed\n"
                                        .replace("\n", System.lineSeparator())));
    }

    private static Ran runChanged(Path folder, String from, String to) throws IOException {
        var text = Files.readString(VECTORS.resolve("cn/TV-19.json"));
        assertThat(text).contains(from);
        var file = folder.resolve("TV-19.json");
        Files.writeString(file, text.replace(from, to));
        return run("vectors", file.toString());
    }

    @Test
    void failsWhenAFindingIsMissing(@TempDir Path folder) throws IOException {
        var ran = runChanged(folder, "2026-05-01T22:00:00+08:00", "2026-05-01T21:00:00+08:00");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains(
                        "FAIL TV-19: expected CN-HOURS-01 on e2 (VIOLATION) but found nothing on e2")
                .endsWith("0 passed, 1 failed" + System.lineSeparator());
    }

    @Test
    void failsWhenAFindingIsOneTooMany(@TempDir Path folder) throws IOException {
        var ran = runChanged(folder, "2026-05-01T21:59:59+08:00", "2026-05-01T23:59:59+08:00");
        assertThat(ran.out())
                .contains("FAIL TV-19: expected no CN-HOURS-01 on e1 but found CN-HOURS-01 on e1");
    }

    @Test
    void saysWhereAFileBreaksTheSchema(@TempDir Path folder) throws IOException {
        var ran = runChanged(folder, "\"INBOUND\"", "\"SIDEWAYS\"");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("FAIL TV-19: ").contains("/events/6/direction");
    }

    @Test
    void saysWhereAnEventIsIncompleteAfterTheMerge(@TempDir Path folder) throws IOException {
        var ran = runChanged(folder, "\"purpose\": \"COLLECTION\",", "");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("FAIL TV-19: ").contains("/events/0").contains("purpose");
    }

    @Test
    void saysWhereAFileIsNotJson(@TempDir Path folder) throws IOException {
        var ran = runChanged(folder, "\"id\": \"TV-19\",", "\"id\": \"TV-19\"");
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("FAIL TV-19: ").contains("line 3");
    }

    @Test
    void saysThatAnExpectedEventDoesNotExist(@TempDir Path folder) throws IOException {
        var ran = runChanged(folder, "\"event\": \"e7\"", "\"event\": \"e99\"");
        assertThat(ran.out()).contains("there is no event e99");
    }
}
