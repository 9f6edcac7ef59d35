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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a part into the program to start.
 *
 * @param home the project's root, below which the services are built
 * @param providers whom gateway-service sends by; null: nobody
 * @param size what parts may take
 * @param scale how many processes each part has at the start; more may come later
 * @param protection null: everybody on this machine may do everything
 */
public record PartPrograms(
        Path home,
        DataDirectory data,
        PortPlan ports,
        SimulatedTime time,
        @Nullable SimulatedProviders providers,
        Size size,
        Scale scale,
        @Nullable Protection protection) {
    /** Connections to the database of a service, in all its instances at the start. */
    private static final int CONNECTIONS = 16;

    private static final int LEAST_CONNECTIONS = 6;

    /** Prepares whatever the process needs: storage, database, configuration. */
    public Program prepare(Instance one) {
        return switch (one.part()) {
            case POSTGRES -> postgres().prepare();
            case KAFKA -> broker(one).prepare();
            case REGISTRY -> registry(registryDatabase()).prepare();
            case ACCOUNT_SERVICE,
                    CONTACT_SERVICE,
                    PLAN_SERVICE,
                    COMPLIANCE_SERVICE,
                    GATEWAY_SERVICE,
                    CONSOLE ->
                    service(one);
        };
    }

    /** Does what has to be done once the first process of a part serves, before others use it. */
    public void opened(Instance one) {
        if (one.equals(Instance.first(Part.KAFKA)) && protection != null) {
            protection.admit(bootstrapServers());
        }
    }

    /** One after the other: instances of a service share a database and files. */
    private Program service(Instance one) {
        synchronized (ports) {
            var port = ports.of(one);
            return new ServiceProgram(home, data, one, port, size)
                    .prepare(
                            new ServiceSettings(
                                    data,
                                    port,
                                    bootstrapServers(),
                                    registry(null).url(),
                                    neighbour(Part.COMPLIANCE_SERVICE, one),
                                    neighbour(Part.ACCOUNT_SERVICE, one),
                                    neighbour(Part.PLAN_SERVICE, one),
                                    one,
                                    serviceDatabase(one.part().shortTitle()),
                                    time,
                                    scale.partitions()),
                            more(one));
        }
    }

    /** Where all brokers are found. */
    public String bootstrapServers() {
        return scale.instances(Part.KAFKA).stream()
                .map(broker -> broker(broker).bootstrapServers())
                .collect(Collectors.joining(","));
    }

    /** In the place of a load balancer: each instance asks the instance of its own number. */
    private String neighbour(Part part, Instance asking) {
        var number = (asking.number() - 1) % scale.of(part) + 1;
        return "http://127.0.0.1:" + ports.of(new Instance(part, number));
    }

    private Map<String, String> more(Instance one) {
        var part = one.part();
        var more = new TreeMap<String, String>();
        if (protection != null) {
            more.putAll(protection.properties(part));
        }
        if (scale.of(part) > 1 || one.number() > 1) {
            more.putAll(oneOfSeveral(one));
        }
        if (part == Part.CONSOLE) {
            more.putAll(new ConsoleSettings(data, ports, scale).properties());
        }
        if (part == Part.GATEWAY_SERVICE && providers != null) {
            more.putAll(providers.properties(data, ports.of(part)));
        }
        if (part == Part.CONTACT_SERVICE && size == Size.LARGE) {
            more.put("forbear.contact.known-dossiers", "64MB");
        }
        return more;
    }

    private Map<String, String> oneOfSeveral(Instance one) {
        var pool = Math.max(LEAST_CONNECTIONS, CONNECTIONS / scale.of(one.part()));
        var more = new TreeMap<String, String>();
        more.put("forbear.instance", Integer.toString(one.number()));
        more.put("spring.r2dbc.pool.max-size", Integer.toString(pool));
        if (one.part() == Part.COMPLIANCE_SERVICE) {
            more.put("spring.kafka.streams.properties.num.standby.replicas", "1");
        }
        return more;
    }

    private KafkaBroker broker(Instance one) {
        var controllers =
                scale.instances(Part.KAFKA).stream()
                        .map(broker -> ports.controller(broker.number()))
                        .toList();
        return new KafkaBroker(
                ports.of(one),
                new KafkaBroker.Quorum(one.number(), controllers),
                data.of(one.title()),
                data.log(one.title()),
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
