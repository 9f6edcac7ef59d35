package io.forbear.console.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line for operations. It needs neither the console nor, for topics and lag, any
 * service: Kafka is measured as the console does it.
 *
 * <p>Exit codes: 0 done; 1 refused; 2 called wrongly; 3 something that is needed does not answer; 4
 * a replay left records parked.
 */
@Command(
        name = "forbear",
        subcommands = {
            TopicsCommand.class,
            LagCommand.class,
            RewindCommand.class,
            ParkedCommand.class,
            ViolationsCommand.class,
            PacksCommand.class
        })
public final class Operations {
    static final int REFUSED = 1;
    static final int OUT = 3;
    static final int LEFT_PARKED = 4;

    private Operations() {}

    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "io/forbear/console/command/logback.xml");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Operations())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> report(failure, line));
    }

    /** What a user can act on is told in a line; all else with its stack trace. */
    private static int report(Exception failure, CommandLine line) {
        return switch (failure) {
            case Refusal refusal -> {
                line.getErr().println("forbear: " + refusal.getMessage());
                yield refusal.code();
            }
            default -> {
                failure.printStackTrace(line.getErr());
                yield REFUSED;
            }
        };
    }
}
