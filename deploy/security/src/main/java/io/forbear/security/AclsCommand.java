package io.forbear.security;

import io.forbear.topics.ClientFile;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBinding;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * Kafka's access control lists, as the catalogue of topics and {@code acls.yaml} want them.
 *
 * <p>Exit codes: 0 done, or nothing to do; 1 refused; 2 called wrongly; 3 Kafka does not answer; 5
 * a plan that is not empty.
 */
@Command(
        name = "acls",
        mixinStandardHelpOptions = true,
        description = "Who may do what in Kafka: list, print, plan, apply.")
public final class AclsCommand {
    static final int REFUSED = 1;
    static final int OUT = 3;
    static final int DIFFERS = 5;

    private static final int PATIENCE_MILLIS = 15_000;
    private static final Collection<Topic<?>> CATALOGUE = Topics.all();

    @Option(
            names = "--bootstrap",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:FORBEAR_BOOTSTRAP:-127.0.0.1:9092}",
            description = "addresses of Kafka (${DEFAULT-VALUE})")
    private String bootstrap = "";

    @Option(
            names = "--kafka-config",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:FORBEAR_KAFKA_CONFIG}",
            description = "a file of more settings of Kafka's clients, of an administrator")
    private @Nullable Path config;

    @Option(
            names = "--simulation",
            scope = ScopeType.INHERIT,
            description = "with the simulator, who plays the bank: for systems without customers")
    private boolean simulation;

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "as JSON")
    private boolean json;

    @Spec private CommandSpec command = CommandSpec.create();

    private AclsCommand() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new AclsCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, _) -> report(failure, line));
    }

    private static int report(Exception failure, CommandLine line) {
        switch (failure) {
            case KafkaException out ->
                    line.getErr()
                            .println(
                                    "forbear: Kafka does not do it (if it asks for TLS and a"
                                            + " password, --kafka-config says them): "
                                            + causes(out));
            case UncheckedIOException unreadable ->
                    line.getErr().println("forbear: " + unreadable.getMessage());
            default -> failure.printStackTrace(line.getErr());
        }
        return failure instanceof KafkaException ? OUT : REFUSED;
    }

    /** That a client could not be made says nothing; why not, its cause. */
    private static String causes(Throwable failure) {
        var texts = new LinkedHashSet<String>();
        for (var one = failure; one != null; one = one.getCause()) {
            texts.add(String.valueOf(one.getMessage()));
        }
        return String.join(": ", texts);
    }

    @Command(
            name = "list",
            description = "Who may read and write which topic, as a page of the documentation.")
    int list() {
        var rights = Rights.of(policy(), CATALOGUE);
        print(
                rights.stream().map(AclText::json).toList(),
                AccessTable.of(rights, CATALOGUE, policy().clients().keySet()));
        return 0;
    }

    /** What another tool is told. */
    enum Format {
        SCRIPT,
        STRIMZI
    }

    @Command(name = "print", description = "The lists for another tool.")
    int print(
            @Option(
                            names = "--format",
                            required = true,
                            description = "script: calls of kafka-acls.sh; strimzi: KafkaUser")
                    Format format,
            @Option(
                            names = "--cluster",
                            defaultValue = "kafka",
                            description = "name of Strimzi's Kafka resource (${DEFAULT-VALUE})")
                    String cluster) {
        var rights = Rights.of(policy(), CATALOGUE);
        out().print(
                        switch (format) {
                            case SCRIPT -> AclText.script(rights);
                            case STRIMZI -> AclText.strimzi(rights, cluster);
                        });
        out().flush();
        return 0;
    }

    @Command(
            name = "plan",
            description = "What apply would change. Ends with 5 if that is anything.")
    int plan() throws InterruptedException {
        try (var admin = admin()) {
            var plan = new KafkaAcls(admin, policy(), CATALOGUE).plan();
            show(plan, "would be", null);
            return plan.isEmpty() ? 0 : DIFFERS;
        }
    }

    @Command(name = "apply", description = "Gives the clients what they may do, and no more.")
    int apply(
            @Option(
                            names = "--passwords",
                            paramLabel = "DIR",
                            description = "also sets passwords for SCRAM, from files DIR/<client>")
                    @Nullable Path passwords)
            throws InterruptedException {
        try (var admin = admin()) {
            var acls = new KafkaAcls(admin, policy(), CATALOGUE);
            var users = passwords == null ? List.<String>of() : acls.setPasswords(passwords);
            var plan = acls.plan();
            acls.apply(plan);
            show(plan, "was", users);
            return 0;
        }
    }

    private void show(AclPlan plan, String verb, @Nullable List<String> users) {
        var document = new LinkedHashMap<String, Object>();
        document.put("added", plan.added().stream().map(AclText::json).toList());
        document.put("removed", plan.removed().stream().map(AclText::json).toList());
        document.put("foreign", plan.foreign().stream().map(AclText::json).toList());
        if (users != null) {
            document.put("passwords", users);
        }
        var text = new StringBuilder();
        lines(text, "+ ", plan.added());
        lines(text, "- ", plan.removed());
        lines(text, "! not ours, and may write a topic of ours: ", plan.foreign());
        text.append(
                "%d %s added, %d removed%n"
                        .formatted(plan.added().size(), verb, plan.removed().size()));
        print(document, text.toString());
    }

    private static void lines(StringBuilder text, String mark, List<AclBinding> bindings) {
        bindings.forEach(one -> text.append(mark).append(AclText.line(one)).append('\n'));
    }

    private AccessPolicy policy() {
        return simulation ? AccessPolicy.simulation() : AccessPolicy.production();
    }

    private Admin admin() {
        var settings = ClientFile.kafka(ClientFile.read(config), bootstrap);
        settings.putAll(
                Map.of(
                        "request.timeout.ms",
                        PATIENCE_MILLIS / 2,
                        "default.api.timeout.ms",
                        PATIENCE_MILLIS));
        return Admin.create(settings);
    }

    private void print(Object document, String text) {
        out().print(json ? JsonMapper.shared().writeValueAsString(document) + "\n" : text);
        out().flush();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
