package io.forbear.security;

import io.forbear.embedded.Certificates;
import io.forbear.embedded.Fleeting;
import io.forbear.embedded.KafkaBroker;
import io.forbear.embedded.KafkaSecurity;
import io.forbear.embedded.Ports;
import io.forbear.embedded.RunningProgram;
import io.forbear.embedded.Secrets;
import io.forbear.embedded.Size;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A broker that lets nobody in without TLS and a password, with the clients of the simulation. */
final class SecuredBroker implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Path directory;
    private final KafkaBroker broker;
    private final RunningProgram running;

    SecuredBroker() throws IOException {
        directory = Files.createTempDirectory(Fleeting.directory(), "secured-kafka");
        var certificates = Certificates.in(directory.resolve("certificates"));
        var ports = Ports.free(2);
        broker =
                new KafkaBroker(
                        ports[0],
                        new KafkaBroker.Quorum(1, List.of(ports[1])),
                        directory.resolve("kafka"),
                        directory.resolve("kafka.log"),
                        Size.SMALL,
                        new KafkaSecurity(
                                certificates.authority(),
                                certificates.of("kafka"),
                                Map.of("admin", password("admin")),
                                password("broker")));
        running = broker.prepare().start().awaitReady(LIMIT);
        AccessPolicy.simulation().clients().keySet().forEach(this::password);
    }

    /** What a command of the tool ended with, and what it said. */
    record Outcome(int code, String output, String errors) {}

    /** Runs the tool as its users do, as the administrator. */
    Outcome acls(String... arguments) throws IOException {
        return aclsAs("admin", arguments);
    }

    Outcome aclsAs(String client, String... arguments) throws IOException {
        var file = directory.resolve(client + ".properties");
        Files.write(
                file,
                settings(client).entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .toList());
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--simulation", "--bootstrap", broker.bootstrapServers()));
        all.addAll(List.of("--kafka-config", file.toString()));
        var output = new StringWriter();
        var errors = new StringWriter();
        var code =
                AclsCommand.commandLine()
                        .setOut(new PrintWriter(output))
                        .setErr(new PrintWriter(errors))
                        .execute(all.toArray(String[]::new));
        return new Outcome(code, output.toString(), errors.toString());
    }

    /** What a client is told to come as somebody. */
    Map<String, Object> client(String name) {
        var settings = new HashMap<String, Object>(settings(name));
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return settings;
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    Path passwords() {
        return directory.resolve("passwords");
    }

    Path certificates() {
        return directory.resolve("certificates");
    }

    private Map<String, String> settings(String name) {
        var authority = certificates().resolve("ca.pem");
        return KafkaSecurity.client(authority, name, password(name));
    }

    private String password(String name) {
        return Secrets.in(passwords()).get(name);
    }

    @Override
    public void close() throws IOException {
        running.stop(Duration.ofSeconds(15));
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
