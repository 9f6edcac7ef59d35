package io.forbear.console.command;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** How a command answers: a table for people, JSON for programs. */
final class Output {
    private static final JsonMapper JSON = JsonMapper.shared();

    @Option(names = "--json", description = "as JSON, one document or one line each")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "this")
    void help(boolean asked) {
        // picocli prints it
    }

    /** Prints the one or the other. */
    void print(Object document, Table table) {
        print(document, table.text());
    }

    void print(Object document, String text) {
        out().print(json ? JSON.writeValueAsString(document) + "\n" : text);
        out().flush();
    }

    /** Says something beside the answer. */
    void tell(String what) {
        command.commandLine().getErr().println(what);
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
