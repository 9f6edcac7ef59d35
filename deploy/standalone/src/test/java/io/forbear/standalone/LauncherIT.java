package io.forbear.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    private static final Path ROOT = Path.of(System.getProperty("forbear.root"));

    @TempDir private Path elsewhere;

    private record Result(int code, String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "demo",
                "simulate",
                "status",
                "stop",
                "token",
                "console",
                "topics",
                "lag",
                "parked",
                "violations",
                "packs",
                "acls",
                "rules",
                "vectors",
                "test"
            })
    void explainsEveryCommand(String command) throws Exception {
        var help = run("help");

        assertThat(help.code()).isZero();
        assertThat(help.text()).contains("./forbear " + command);
    }

    @Test
    void helpsWhenCalledWithoutACommand() throws Exception {
        assertThat(run()).isEqualTo(run("help"));
    }

    @Test
    void refusesAnUnknownCommandInOneLine() throws Exception {
        var line = "forbear: there is no command 'dwon'; ./forbear help lists them\n";

        assertThat(run("dwon")).isEqualTo(new Result(1, line));
    }

    /** As a user does who calls it by its path. */
    private Result run(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(ROOT.resolve("forbear").toString()));
        command.addAll(List.of(arguments));
        var process =
                new ProcessBuilder(command)
                        .directory(elsewhere.toFile())
                        .redirectErrorStream(true)
                        .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), text);
    }
}
