package io.forbear.standalone.part;

import io.forbear.embedded.LocalIdentityProvider;
import io.forbear.embedded.OwnFile;
import io.forbear.standalone.data.DataDirectory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the console is told besides: where the services are, and a token to look at them. */
record ConsoleSettings(DataDirectory data, PortPlan ports, Scale scale) {
    /** Every start of the console writes a new one. */
    private static final Duration UNTIL_THE_NEXT_START = Duration.ofDays(365);

    Map<String, String> properties() {
        var properties = new TreeMap<String, String>();
        for (var part : Part.values()) {
            if (part.isService()) {
                properties.put(
                        "forbear.console.services." + part.title(),
                        scale.instances(part).stream()
                                .map(one -> "http://127.0.0.1:" + ports.of(one))
                                .collect(Collectors.joining(",")));
            }
        }
        properties.put("forbear.console.token", "file:" + token());
        return properties;
    }

    /** An auditor looks, and can do nothing. */
    private String token() {
        var token =
                LocalIdentityProvider.in(data.of("keys"))
                        .token("auditor", Part.CONSOLE.title(), UNTIL_THE_NEXT_START);
        var file = data.run().resolve("console-at-services.token");
        OwnFile.write(file, out -> out.write(token));
        return file.toString();
    }
}
