package io.forbear.packs;

import io.forbear.packs.vectors.VectorRunner;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /** Prints the rule table as Markdown. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Prints the rules of the shipped packs as Markdown.")
    int list() {
        out().print(RuleTable.of(RulePacks.shipped()));
        out().flush();
        return 0;
    }

    /** Exit code 0 only if nothing is wrong. */
    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            description = "Says what is wrong with rule packs; the shipped ones if none are named.")
    int lint(
            @Parameters(paramLabel = "PATH", arity = "0..*", description = "files and folders")
                    @Nullable List<Path> paths)
            throws IOException {
        var problems = new ArrayList<Problem>();
        var calendars = RulePacks.shippedCalendars(problems);
        var sources =
                paths == null || paths.isEmpty()
                        ? RulePacks.shippedSources("packs/")
                        : RulePacks.sourcesIn(paths);
        problems.addAll(Linter.problemsOf(sources, calendars));
        problems.forEach(out()::println);
        out().println("%d packs, %d problems".formatted(sources.size(), problems.size()));
        out().flush();
        return problems.isEmpty() ? 0 : 1;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new RulesCommand());
    }
}
