package io.forbear.console.registry;

import io.forbear.topics.RegistryAccess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The schema registry, set as the services set it. */
@ConfigurationProperties("forbear.registry")
record RegistrySettings(
        String url, @Nullable Path ca, @Nullable String username, @Nullable String password) {

    RegistryAccess access() {
        return new RegistryAccess(url, ca, username, password);
    }

    @Override
    public String toString() {
        return "RegistrySettings[" + url + "]";
    }
}
