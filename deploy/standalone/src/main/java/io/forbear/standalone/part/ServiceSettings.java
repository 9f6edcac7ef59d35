package io.forbear.standalone.part;

import io.forbear.embedded.Database;
import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.time.SimulatedTime;
import java.util.Map;
import java.util.TreeMap;

/** What a service is told about its surroundings. */
record ServiceSettings(
        DataDirectory data,
        int port,
        String bootstrapServers,
        String registryUrl,
        String complianceUrl,
        Database database,
        SimulatedTime time) {

    /** One machine: as many as its cores can work on, and few to start and stop. */
    private static final int PARTITIONS = 4;

    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        properties.put("server.port", Integer.toString(port));
        properties.put("server.address", "127.0.0.1");
        properties.put("spring.kafka.bootstrap-servers", bootstrapServers);
        properties.put("spring.kafka.streams.state-dir", data.of("streams").toString());
        properties.put("forbear.registry.url", registryUrl);
        properties.put("forbear.compliance.url", complianceUrl);
        properties.put("forbear.topics.partitions", Integer.toString(PARTITIONS));
        properties.put("spring.r2dbc.url", database.r2dbcUrl());
        properties.put("spring.r2dbc.username", database.user());
        properties.put("spring.r2dbc.password", database.password());
        properties.put("spring.flyway.url", database.jdbcUrl());
        properties.put("spring.flyway.user", database.user());
        properties.put("spring.flyway.password", database.password());
        properties.put("forbear.clock.anchor", time.anchor().toString());
        properties.put("forbear.clock.start", time.start().toString());
        properties.put("forbear.clock.speed", Double.toString(time.speed()));
        var key = LocalIdentityProvider.in(data.of("keys")).publicKeyFile();
        var jwt = "spring.security.oauth2.resourceserver.jwt.";
        properties.put(jwt + "public-key-location", "file:" + key);
        properties.put(jwt + "jws-algorithms", "RS256");
        return properties;
    }
}
