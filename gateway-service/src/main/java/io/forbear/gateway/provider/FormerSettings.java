package io.forbear.gateway.provider;

import java.util.Map;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/** Keys that have become others: who still sets them would think that they do something. */
final class FormerSettings {
    private static final String PREFIX = "forbear.gateway.";

    private static final Map<String, String> NOW =
            Map.of(
                    "sms", "forbear.gateway.providers.NAME, with medium: SMS",
                    "email", "forbear.gateway.providers.NAME, with medium: EMAIL",
                    "acknowledgment", "forbear.gateway.providers.NAME.webhook.acknowledgments",
                    "subjects", "nothing: a command brings its approved subject");

    private FormerSettings() {}

    /**
     * Looks for them.
     *
     * @throws IllegalArgumentException if one is set; it says which, and what is set now
     */
    static void refuse(Environment environment) {
        var sources = ConfigurationPropertySources.get(environment);
        NOW.forEach(
                (key, now) -> {
                    var name = ConfigurationPropertyName.of(PREFIX + key);
                    for (var source : sources) {
                        if (isSet(source, name)) {
                            throw new IllegalArgumentException(
                                    "%s is not read any more; set %s".formatted(name, now));
                        }
                    }
                });
    }

    private static boolean isSet(
            ConfigurationPropertySource source, ConfigurationPropertyName name) {
        return source.getConfigurationProperty(name) != null
                || source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT;
    }
}
