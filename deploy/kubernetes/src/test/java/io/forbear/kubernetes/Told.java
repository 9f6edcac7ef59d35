package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.DefaultResourceLoader;
import tools.jackson.databind.JsonNode;

/**
 * What a service finds when it starts in a pod: its own files, the environment, mounted secrets.
 */
record Told(StandardEnvironment environment) {
    private static final String MOUNTED = "/run/secrets/forbear/";

    /**
     * @param folder where the secrets are laid; a value is the key and the secret it came from
     */
    static Told by(JsonNode workload, Path folder) throws IOException {
        var container = Manifests.containers(workload).findFirst().orElseThrow();
        var service = container.path("name").asString();
        var secrets = Files.createTempDirectory(folder, service);
        lay(workload, secrets);
        var variables = new HashMap<String, Object>();
        Environment.of(container)
                .forEach(
                        (name, value) ->
                                variables.put(
                                        name,
                                        value.replace(MOUNTED, secrets + "/")
                                                .replace(
                                                        "$(POD_NAME)",
                                                        Manifests.name(workload) + "-0")));
        // mounted from a ConfigMap, which is looked at elsewhere
        variables.remove("SPRING_CONFIG_ADDITIONAL_LOCATION");
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                                variables));
        var resources = Chart.ROOT.resolve(service).resolve("src/main/resources/").toUri().toURL();
        try (var files = new URLClassLoader(new URL[] {resources}, Told.class.getClassLoader())) {
            ConfigDataEnvironmentPostProcessor.applyTo(
                    environment, new DefaultResourceLoader(files), new DefaultBootstrapContext());
        }
        return new Told(environment);
    }

    private static void lay(JsonNode workload, Path secrets) throws IOException {
        for (var volume : elements(Manifests.pod(workload).path("volumes")).toList()) {
            for (var source : elements(volume.at("/projected/sources")).toList()) {
                for (var item : elements(source.at("/secret/items")).toList()) {
                    Files.writeString(
                            secrets.resolve(item.path("path").asString()),
                            item.path("key").asString()
                                    + " of "
                                    + source.at("/secret/name").asString()
                                    + "\n");
                }
            }
        }
    }

    <T> T bind(String prefix, Class<T> type) {
        return Binder.get(environment).bind(prefix, type).get();
    }
}
