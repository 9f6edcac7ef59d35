package io.forbear.standalone.part;

import io.forbear.embedded.Database;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.embedded.OwnFile;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.time.SimulatedTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What a service is told about its surroundings. */
record ServiceSettings(
        DataDirectory data,
        int port,
        String bootstrapServers,
        String registryUrl,
        String complianceUrl,
        String accountUrl,
        String planUrl,
        Instance instance,
        Database database,
        SimulatedTime time,
        int partitions) {

    /** Every start of the service writes a new one. */
    private static final Duration UNTIL_THE_NEXT_START = Duration.ofDays(365);

    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        properties.put("server.port", Integer.toString(port));
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers);
        properties.put("spring.kafka.streams.state-dir", streams().toString());
        properties.put("forbear.registry.url", registryUrl);
        properties.put("forbear.compliance.url", complianceUrl);
        properties.put("forbear.account.url", accountUrl);
        properties.put("forbear.plan.url", planUrl);
        properties.put("forbear.topics.partitions", Integer.toString(partitions));
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        properties.put("spring.r2dbc.username", database.user());
        properties.put("spring.r2dbc.password", database.password());
        properties.put("spring.flyway.url", database.jdbcUrl());
        properties.put("spring.flyway.user", database.owner());
        properties.put("spring.flyway.password", database.ownerPassword());
        properties.putAll(clock());
        var key = LocalIdentityProvider.in(data.of("keys")).publicKeyFile();
        var jwt = "spring.security.oauth2.resourceserver.jwt.";
        properties.put(jwt + "public-key-location", "file:" + key);
        properties.put(jwt + "jws-algorithms", "RS256");
        var part = instance.part();
        if (part == Part.PLAN_SERVICE) {
            properties.putAll(statements());
        }
        if (part == Part.CONTACT_SERVICE) {
            properties.put("forbear.vault.keys", new Keysets(data).ofContactService().toString());
        }
        if (part == Part.GATEWAY_SERVICE) {
            properties.put("forbear.vault.keys", new Keysets(data).ofGatewayService().toString());
        }
        return properties;
    }

    private Path streams() {
        return data.of(instance.number() == 1 ? "streams" : "streams-" + instance.number());
    }

    private Map<String, String> clock() {
        var shared = time.shared();
        return shared != null
                ? Map.of("forbear.clock.file", shared.toString())
                : Map.of(
                        "forbear.clock.anchor", time.anchor().toString(),
                        "forbear.clock.start", time.start().toString(),
                        "forbear.clock.speed", Double.toString(time.speed()));
    }

    /** A debtor's statement is read by plan-service for him; to read is all it may do there. */
    private Map<String, String> statements() {
        var token =
                LocalIdentityProvider.in(data.of("keys"))
                        .token("auditor", Part.PLAN_SERVICE.title(), UNTIL_THE_NEXT_START);
        var file = data.run().resolve("plan-service-at-account-service.token");
        OwnFile.write(file, out -> out.write(token));
        var settings = "forbear.plan.self-service.";
        return Map.of(
                settings + "account-service",
                accountUrl,
                settings + "account-service-token",
                "file:" + file);
    }
}
