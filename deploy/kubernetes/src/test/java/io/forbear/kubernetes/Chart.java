package io.forbear.kubernetes;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The chart, rendered by Helm itself. */
final class Chart {
    static final Path ROOT = Path.of(System.getProperty("forbear.root", "../.."));
    static final Path DIRECTORY = ROOT.resolve("deploy/kubernetes/forbear");

    /** Of the release of Kubernetes whose description the manifests are held against. */
    static final String KUBERNETES = "1.36.0";

    static final String RELEASE = "bank";
    static final String NAMESPACE = "collections";

    private static final Path VALUES = Path.of("src/test/resources/values");

    private static final Map<Values, String> RENDERED = new ConcurrentHashMap<>();

    private Chart() {}

    /** Sets of values, each a way in which somebody may install the chart. */
    enum Values {
        /** The least that has to be said. */
        MINIMAL,
        /** The chart's own example for production. */
        PRODUCTION,
        /** All that can be switched on. */
        EVERYTHING,
        /** All that can be switched off, without security. */
        NOTHING,
        /** Certificates in place of passwords for Kafka, the Gateway API, scaling by processor. */
        CERTIFICATES;

        Path file() {
            return this == PRODUCTION
                    ? ROOT.resolve("deploy/kubernetes/examples/values-production.yaml")
                    : VALUES.resolve(name().toLowerCase(Locale.ROOT) + ".yaml");
        }
    }

    /** A fresh copy each time: tests change what they are given. */
    static Manifests render(Values values) {
        return Manifests.read(RENDERED.computeIfAbsent(values, one -> template(one, Map.of())));
    }

    /**
     * @param settings as with {@code --set}
     * @throws RuntimeException with Helm's message, if it refuses
     */
    static Manifests render(Values values, Map<String, Object> settings) {
        return Manifests.read(template(values, settings));
    }

    private static String template(Values values, Map<String, Object> settings) {
        var template =
                new Helm(DIRECTORY)
                        .template()
                        .withName(RELEASE)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(values.file());
        settings.forEach(template::set);
        return template.call();
    }

    static LintResult lint() {
        return new Helm(DIRECTORY).lint().call();
    }
}
