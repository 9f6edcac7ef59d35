package io.forbear.gateway.provider;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
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
        var binder = Binder.get(environment);
        NOW.forEach(
                (key, now) -> {
                    if (isSet(binder, PREFIX + key)) {
                        throw new IllegalArgumentException(
                                "%s%s is not read any more; set %s".formatted(PREFIX, key, now));
                    }
                });
    }

    private static boolean isSet(Binder binder, String key) {
        return binder.bind(key, Bindable.mapOf(String.class, Object.class)).isBound()
                || isText(binder, key);
    }

    private static boolean isText(Binder binder, String key) {
        return binder.bind(key, Bindable.of(Object.class)).isBound();
    }
}
