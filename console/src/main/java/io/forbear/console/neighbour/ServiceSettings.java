package io.forbear.console.neighbour;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * The services behind the console.
 *
 * @param services their addresses, by name; of one with several instances, and nothing before them
 *     that shares calls out, all addresses with commas between them
 * @param token where a token lies by which the console itself asks how many records wait (role
 *     operations or auditor); read anew each time; unset: nobody is asked
 */
@ConfigurationProperties("forbear.console")
public record ServiceSettings(Map<String, String> services, @Nullable Resource token) {
    public ServiceSettings {
        services = new LinkedHashMap<>(new TreeMap<>(services));
    }
}
