package io.forbear.messaging.topics;

import io.forbear.topics.RegistryAccess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schema registry.
 *
 * @param url its base address
 * @param register whether a service registers the schemas when it starts, and what changes of them
 *     are allowed; if not, somebody else has to before
 * @param ca certificates, PEM, one of which vouches for it; without them those that the JDK trusts
 * @param username for HTTP's basic authentication; without it nobody is asked who he is
 * @param password for it
 */
@ConfigurationProperties("forbear.registry")
public record RegistrySettings(
        String url,
        @DefaultValue("true") boolean register,
        @Nullable Path ca,
        @Nullable String username,
        @Nullable String password) {

    @ConstructorBinding
    public RegistrySettings {}

    /** One that everybody may ask. */
    public RegistrySettings(String url, boolean register) {
        this(url, register, null, null, null);
    }

    /** How to come to it. */
    public RegistryAccess access() {
        return new RegistryAccess(url, ca, username, password);
    }

    @Override
    public String toString() {
        return "RegistrySettings[" + url + "]";
    }
}
