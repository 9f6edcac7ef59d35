package io.forbear.standalone;

import io.forbear.embedded.ProgramFailure;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * A standalone system on one machine.
 *
 * <p>The project's root comes as the system property {@code forbear.home}; data lies in {@code
 * $FORBEAR_DATA}, or in {@code data} below the root.
 */
@Command(
        name = "forbear",
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            StopCommand.class,
            TokenCommand.class,
            KeysetsCommand.class,
            ConsoleCommand.class
        })
public final class Forbear {
    private static final int FAILURE = 1;

    private Forbear() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Forbear())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> report(failure, line));
    }

    /** What a user can act on is told in his words; all else with its stack trace. */
    private static int report(Exception failure, CommandLine line) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() instanceof Exception next) {
            cause = next;
        }
        if (cause instanceof Refusal || cause instanceof ProgramFailure) {
            line.getErr().println(cause.getMessage());
        } else {
            cause.printStackTrace(line.getErr());
        }
        return FAILURE;
    }

    static Path home() {
        return Path.of(System.getProperty("forbear.home", "")).toAbsolutePath();
    }

    static DataDirectory data(Map<String, String> environment) {
        var chosen = environment.getOrDefault("FORBEAR_DATA", "");
        return new DataDirectory(chosen.isBlank() ? home().resolve("data") : Path.of(chosen));
    }
}
