package io.forbear.packs;

import io.forbear.packs.vectors.VectorRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with rules on a command line. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Checks, lists and plays the rule packs.")
public final class RulesCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Exit code 0 only if all vectors pass. */
    @Command(
            name = "vectors",
            mixinStandardHelpOptions = true,
            description = "Plays test vectors against the shipped rule packs.")
    int vectors(
            @Parameters(paramLabel = "PATH", arity = "1..*", description = "files and folders")
                    List<Path> paths)
            throws IOException {
        var runner = new VectorRunner(RulePacks.shipped());
        int passed = 0;
        int failed = 0;
        for (var file : VectorRunner.filesIn(paths)) {
            var result = runner.run(file);
            passed += result.passed() ? 1 : 0;
            failed += result.passed() ? 0 : 1;
            out().println(result);
        }
        out().println(passed + " passed, " + failed + " failed");
        out().flush();
        return failed == 0 ? 0 : 1;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RulesCommand());
    }
}
