package io.forbear.compliance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** The service once more, beside the one that the tests share. */
final class SecondInstance {
    private static final List<String> KEPT =
            List.of(
                    "spring.kafka.bootstrap-servers",
                    "forbear.registry.url",
                    "spring.r2dbc.url",
                    "spring.r2dbc.username",
                    "spring.r2dbc.password",
                    "spring.flyway.url",
                    "spring.flyway.user",
                    "spring.flyway.password",
                    "spring.security.oauth2.resourceserver.jwt.public-key-location");

    private SecondInstance() {}

    /**
     * Starts it on the same database, with nothing of the first one's memory.
     *
     * @param state where its stream keeps its state
     */
    static ConfigurableApplicationContext start(Environment first, Path state, String... settings) {
        var arguments = new ArrayList<>(List.of(settings));
        KEPT.forEach(name -> arguments.add("--" + name + "=" + first.getProperty(name)));
        arguments.add("--server.port=0");
        arguments.add("--spring.kafka.streams.state-dir=" + state);
        return new SpringApplicationBuilder(ComplianceServiceApplication.class)
                .run(arguments.toArray(String[]::new));
    }

    static int portOf(ConfigurableApplicationContext context) {
        return Objects.requireNonNull(
                context.getEnvironment().getProperty("local.server.port", Integer.class));
    }
}
