package io.forbear.testing;

import io.forbear.embedded.EmbeddedInfrastructure;
import io.forbear.embedded.Infrastructure;
import org.testcontainers.DockerClientFactory;

/** On what the integration tests run: {@code -Dforbear.infra=embedded|containers|auto}. */
enum InfrastructureChoice {
    /** Programs that Maven fetched, as child processes of the tests; the default. */
    EMBEDDED,
    /** Containers of the public images; without a container engine the tests fail. */
    CONTAINERS,
    /** Containers where an engine answers, else embedded. */
    AUTO;

    private static final String PROPERTY = "forbear.infra";

    static InfrastructureChoice ofThisBuild() {
        return named(System.getProperty(PROPERTY, "embedded"));
    }

    static InfrastructureChoice named(String name) {
        return switch (name) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            case "auto" -> AUTO;
            default ->
                    throw new IllegalArgumentException(
                            "%s is embedded, containers or auto, found %s"
                                    .formatted(PROPERTY, name));
        };
    }

    /** The infrastructure of this JVM. */
    Infrastructure shared() {
        return switch (this) {
            case EMBEDDED -> EmbeddedInfrastructure.shared();
            case CONTAINERS -> ContainerInfrastructure.shared();
            case AUTO ->
                    DockerClientFactory.instance().isDockerAvailable()
                            ? ContainerInfrastructure.shared()
                            : EmbeddedInfrastructure.shared();
        };
    }
}
