package io.forbear.console.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    @Test
    void alignsTextLeftAndNumbersRight() {
        var table =
                new Table(
                        List.of("TOPIC", ">LAG", "STATE"),
                        List.of(List.of("a", "7", "STABLE"), List.of("account", "12345", "")));
        assertThat(table.text())
                .isEqualTo(
                        """
                        TOPIC      LAG  STATE
                        a            7  STABLE
                        account  12345
                        """);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1572864, 1.5 MiB"})
    void writesSizesInTheLargestUnit(long bytes, String text) {
        assertThat(TopicsCommand.size(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "lag", "parked", "violations", "packs"})
    void explainsEveryCommand(String command) {
        var out = new StringWriter();
        var line = Operations.commandLine().setOut(new PrintWriter(out));

        assertThat(line.execute(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: forbear " + command);
    }

    @Test
    void saysInOneLineThatAServiceIsOut() {
        var err = new StringWriter();
        var code =
                Operations.commandLine()
                        .setErr(new PrintWriter(err))
                        .execute(
                                "packs",
                                "list",
                                "--token",
                                "t",
                                "--services",
                                "compliance-service=http://127.0.0.1:1");
        assertThat(code).isEqualTo(Operations.OUT);
        assertThat(err.toString())
                .startsWith("forbear: compliance-service does not answer at http://127.0.0.1:1");
    }

    @Test
    void refusesAReplayWithoutAReason() {
        var err = new StringWriter();
        var line = Operations.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("parked", "replay", "--service", "plan-service", "--all"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--reason");
    }
}
