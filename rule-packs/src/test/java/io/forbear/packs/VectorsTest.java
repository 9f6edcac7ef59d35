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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"accountId\": \"C1\" | \"accountId\": \"C2\" | at /events/0/accountIds: there is no account C1",
                "\"packs\": [\"cn-cards\"] | \"packs\": [\"cn\"] | at /packs/0: does not have a value in",
                "22:00:00+08:00 | 22:00:00 | at /events/1/occurredAt: does not match",
                "2026-05-01T22:00:00 | 2026-02-30T22:00:00 | at /events/1: Text '2026-02-30",
                "\"debtorId\": \"P1\" | \"debtorId\": \"P1\", \"age\": 7 | at /debtor: property 'age'",
                "Asia/Shanghai | Asia/Schanghai | at /debtor: Unknown time-zone ID",
                "\"id\": \"TV-19\", | | at the top: required property 'id'",
                "\"id\": \"e2\", | \"id\": \"e1\", \"type\": \"ContactProposed\", | at /events/1/id: e1 is the id of a ContactAttempted already"
            })
    void saysWhatIsWrongAndWhere(
            String from, @Nullable String to, String told, @TempDir Path folder)
            throws IOException {
        var ran = runChanged(folder, from, to == null ? "" : to);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .startsWith("FAIL TV-19: expected a valid vector but ")
                .contains(told)
                .endsWith("0 passed, 1 failed" + System.lineSeparator());
    }

    @Test
    void saysThatAFileIsEmptyOrMissing(@TempDir Path folder) throws IOException {
        var empty = Files.createFile(folder.resolve("nothing.json"));
        var ran = run("vectors", empty.toString(), folder.resolve("gone.json").toString());
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out())
                .contains("FAIL nothing: expected a valid vector but the file is empty")
                .contains("FAIL gone: expected a readable file but there is none");
    }
}
