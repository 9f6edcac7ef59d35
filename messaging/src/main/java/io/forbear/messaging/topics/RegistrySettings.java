package io.forbear.messaging.topics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The schema registry.
 *
 * @param url its base address
 * @param register whether a service registers the schemas when it starts, and what changes of them
 *     are allowed; if not, somebody else has to before
 */
@ConfigurationProperties("forbear.registry")
public record RegistrySettings(String url, @DefaultValue("true") boolean register) {}
