package io.forbear.standalone.part;

import io.forbear.embedded.Certificates;
import io.forbear.embedded.Jvm;
import io.forbear.embedded.KafkaSecurity;
import io.forbear.embedded.OwnFile;
import io.forbear.embedded.ProgramFailure;
import io.forbear.embedded.Secrets;
import io.forbear.embedded.ServerTls;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What protects Kafka, PostgreSQL and the registry of a secured system: TLS by an authority of its
 * own, a password for everybody who comes, and in Kafka a list of what each may do. All of it is
 * made when the system begins, and lies in the data directory.
 */
public final class Protection {
    private static final String FOLDER = "security";
    private static final String ADMINISTRATOR = "admin";

    /** Who comes from outside; {@code deploy/security} says what they may do. */
    private static final List<String> OUTSIDE =
            List.of(
                    "operator",
                    "simulator",
                    "core-banking",
                    "crm",
                    "bank",
                    "dialer",
                    "sms-gateway",
                    "email-gateway",
                    "letter-gateway",
                    "visit-gateway");

    private final Path home;
    private final DataDirectory data;
    private final Certificates certificates;

    private Protection(Path home, DataDirectory data) {
        this.home = home;
        this.data = data;
        this.certificates = Certificates.in(data.of(FOLDER));
    }

    /**
     * Of a system that began secured, or begins so now; null: of none.
     *
     * @param home the project's root
     * @throws Refusal if it began otherwise
     */
    public static @Nullable Protection of(Path home, DataDirectory data, boolean wanted) {
        var began = Files.exists(data.of(Part.KAFKA.title()));
        if (began && wanted && !Files.exists(data.of(FOLDER))) {
            throw new Refusal(
                    "%s began without --secured, and its Kafka knows no users: --fresh begins anew"
                            .formatted(data.root()));
        }
        return wanted || Files.exists(data.of(FOLDER)) ? new Protection(home, data) : null;
    }

    ServerTls tls(Part server) {
        return ServerTls.of(certificates, server.title());
    }

    KafkaSecurity kafka() {
        return new KafkaSecurity(
                certificates.authority(),
                certificates.of(Part.KAFKA.title()),
                Map.of(ADMINISTRATOR, password(ADMINISTRATOR)),
                password("broker"));
    }

    /** What a service or the console is told besides. */
    Map<String, String> properties(Part part) {
        var properties = new TreeMap<String, String>();
        client(part.title())
                .forEach((name, value) -> properties.put("spring.kafka.properties." + name, value));
        properties.put("forbear.registry.ca", certificates.authority().toString());
        return properties;
    }

    /**
     * Lets the clients in: gives each its password and what it may do, and writes a file of
     * settings for everybody who comes from outside. Kafka must serve.
     *
     * @throws ProgramFailure if it cannot be done
     */
    public void admit(String bootstrapServers) {
        for (var part : Part.values()) {
            if (part.isService() || part == Part.CONSOLE) {
                password(part.title());
            }
        }
        OUTSIDE.forEach(this::writeClientFile);
        writeClientFile(ADMINISTRATOR);
        var log = data.log("acls");
        var target = home.resolve("deploy/security/target");
        var command = new ArrayList<>(Jvm.command(96));
        command.addAll(
                List.of(
                        "-cp",
                        BuiltModule.classPath(target, "security"),
                        "io.forbear.security.AclsCommand",
                        "apply",
                        "--simulation",
                        "--bootstrap",
                        bootstrapServers,
                        "--kafka-config",
                        clientFile(ADMINISTRATOR).toString(),
                        "--passwords",
                        passwords().toString()));
        run(command, log);
    }

    private static void run(List<String> command, Path log) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (process.waitFor() != 0) {
                throw new ProgramFailure("Kafka lets nobody in: " + Files.readString(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while Kafka's lists were written", e);
        }
    }

    private Map<String, String> client(String name) {
        return KafkaSecurity.client(certificates.authority(), name, password(name));
    }

    private void writeClientFile(String name) {
        var properties = new Properties();
        properties.putAll(client(name));
        properties.put("registry.ca", certificates.authority().toString());
        var file = clientFile(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + file.getParent(), e);
        }
        OwnFile.write(file, out -> properties.store(out, "how " + name + " comes to this system"));
    }

    private Path clientFile(String name) {
        return data.of(FOLDER).resolve("clients").resolve(name + ".properties");
    }

    private Path passwords() {
        return data.of("secrets").resolve("kafka");
    }

    private String password(String name) {
        return Secrets.in(passwords()).get(name);
    }
}
