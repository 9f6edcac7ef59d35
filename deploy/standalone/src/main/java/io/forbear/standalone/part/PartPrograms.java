package io.forbear.standalone.part;

import io.forbear.embedded.Database;
import io.forbear.embedded.KafkaBroker;
import io.forbear.embedded.PostgresServer;
import io.forbear.embedded.PostgresServer.Durability;
import io.forbear.embedded.Program;
import io.forbear.embedded.SchemaRegistry;
import io.forbear.embedded.Secrets;
import io.forbear.embedded.Size;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.time.SimulatedTime;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a part into the program to start.
 *
 * @param home the project's root, below which the services are built
 * @param providers whom gateway-service sends by; null: nobody
 * @param size what parts may take
 */
public record PartPrograms(
        Path home,
        DataDirectory data,
        PortPlan ports,
        SimulatedTime time,
        @Nullable SimulatedProviders providers,
        Size size) {

    /** Prepares whatever the part needs: storage, database, configuration. */
    public Program prepare(Part part) {
        return switch (part) {
            case POSTGRES -> postgres().prepare();
            case KAFKA -> kafka().prepare();
            case REGISTRY -> registry().prepare();
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
                                            registryUrl(),
                                            "http://127.0.0.1:" + ports.of(Part.COMPLIANCE_SERVICE),
                                            "http://127.0.0.1:" + ports.of(Part.ACCOUNT_SERVICE),
                                            "http://127.0.0.1:" + ports.of(Part.PLAN_SERVICE),
                                            part,
                                            database(part.shortTitle()),
                                            time),
                                    more(part));
        };
    }

    private Map<String, String> more(Part part) {
        if (part == Part.CONSOLE) {
            return new ConsoleSettings(data, ports).properties();
        }
        if (part == Part.GATEWAY_SERVICE && providers != null) {
            return providers.properties(data, ports.of(part));
        }
        return part == Part.CONTACT_SERVICE && size == Size.LARGE
                ? Map.of("forbear.contact.known-dossiers", "64MB")
                : Map.of();
    }

    private KafkaBroker kafka() {
        var name = Part.KAFKA.title();
        return new KafkaBroker(
                ports.of(Part.KAFKA), ports.controller(), data.of(name), data.log(name), size);
    }

    private PostgresServer postgres() {
        var name = Part.POSTGRES.title();
        return new PostgresServer(
                ports.of(Part.POSTGRES),
                data.of(name),
                data.log(name),
                secrets().get(name),
                Durability.LASTING);
    }

    private SchemaRegistry registry() {
        var name = Part.REGISTRY.title();
        return new SchemaRegistry(
                ports.of(Part.REGISTRY), data.of(name), data.log(name), database(name));
    }

    private String registryUrl() {
        return "http://127.0.0.1:" + ports.of(Part.REGISTRY);
    }

    private Database database(String name) {
        return postgres().ensureDatabase(name, secrets().get(name));
    }

    private Secrets secrets() {
        return Secrets.in(data.of("secrets"));
    }
}
