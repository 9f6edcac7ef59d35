package io.forbear.standalone.part;

import io.forbear.embedded.Database;
import io.forbear.embedded.KafkaBroker;
import io.forbear.embedded.PostgresServer;
import io.forbear.embedded.PostgresServer.Durability;
import io.forbear.embedded.Program;
import io.forbear.embedded.SchemaRegistry;
import io.forbear.embedded.Secrets;
import io.forbear.embedded.ServerTls;
import io.forbear.embedded.Size;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.time.SimulatedTime;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns a part into the program to start.
 *
 * @param home the project's root, below which the services are built
 * @param providers whom gateway-service sends by; null: nobody
 * @param size what parts may take
 * @param protection null: everybody on this machine may do everything
 */
public record PartPrograms(
        Path home,
        DataDirectory data,
        PortPlan ports,
        SimulatedTime time,
        @Nullable SimulatedProviders providers,
        Size size,
        @Nullable Protection protection) {

    /** Prepares whatever the part needs: storage, database, configuration. */
    public Program prepare(Part part) {
        return switch (part) {
            case POSTGRES -> postgres().prepare();
            case KAFKA -> kafka().prepare();
            case REGISTRY -> registry(registryDatabase()).prepare();
            case ACCOUNT_SERVICE,
                    CONTACT_SERVICE,
                    PLAN_SERVICE,
                    COMPLIANCE_SERVICE,
                    GATEWAY_SERVICE,
                    CONSOLE ->
                    new ServiceProgram(home, data, part, ports.of(part), size)
                            .prepare(
                                    new ServiceSettings(
                                            data,
                                            ports.of(part),
                                            kafka().bootstrapServers(),
                                            registry(null).url(),
                                            "http://127.0.0.1:" + ports.of(Part.COMPLIANCE_SERVICE),
                                            "http://127.0.0.1:" + ports.of(Part.ACCOUNT_SERVICE),
                                            "http://127.0.0.1:" + ports.of(Part.PLAN_SERVICE),
                                            part,
                                            serviceDatabase(part.shortTitle()),
                                            time),
                                    more(part));
        };
    }

    /** Does what has to be done once a part serves, before others use it. */
    public void opened(Part part) {
        if (part == Part.KAFKA && protection != null) {
            protection.admit(kafka().bootstrapServers());
        }
    }

    private Map<String, String> more(Part part) {
        var more = new TreeMap<String, String>();
        if (protection != null) {
            more.putAll(protection.properties(part));
        }
        if (part == Part.CONSOLE) {
            more.putAll(new ConsoleSettings(data, ports).properties());
        }
        if (part == Part.GATEWAY_SERVICE && providers != null) {
            more.putAll(providers.properties(data, ports.of(part)));
        }
        if (part == Part.CONTACT_SERVICE && size == Size.LARGE) {
            more.put("forbear.contact.known-dossiers", "64MB");
        }
        return more;
    }

    private KafkaBroker kafka() {
        var name = Part.KAFKA.title();
        return new KafkaBroker(
                ports.of(Part.KAFKA),
                ports.controller(),
                data.of(name),
                data.log(name),
                size,
                protection == null ? null : protection.kafka());
    }

    private PostgresServer postgres() {
        var name = Part.POSTGRES.title();
        return new PostgresServer(
                ports.of(Part.POSTGRES),
                data.of(name),
                data.log(name),
                secrets().get(name),
                Durability.LASTING,
                tls(Part.POSTGRES));
    }

    private SchemaRegistry registry(@Nullable Database database) {
        var name = Part.REGISTRY.title();
        return new SchemaRegistry(
                ports.of(Part.REGISTRY),
                data.of(name),
                data.log(name),
                database,
                tls(Part.REGISTRY));
    }

    private @Nullable ServerTls tls(Part server) {
        return protection == null ? null : protection.tls(server);
    }

    /** The registry makes its tables by itself. */
    private Database registryDatabase() {
        var name = Part.REGISTRY.title();
        return postgres().ensureDatabase(name, secrets().get(name));
    }

    private Database serviceDatabase(String name) {
        return postgres()
                .ensureServiceDatabase(
                        name, secrets().get(name + "-owner"), secrets().get(name + "-service"));
    }

    private Secrets secrets() {
        return Secrets.in(data.of("secrets"));
    }
}
