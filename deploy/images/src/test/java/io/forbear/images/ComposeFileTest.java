package io.forbear.images;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.Yaml;

/** What {@code deploy/compose/compose.yaml} promises, read as it is written. */
class ComposeFileTest {
    private static final Path ROOT = Path.of(System.getProperty("forbear.root", "../.."));
    private static final Map<?, ?> FILE = yaml("deploy/compose/compose.yaml");

    @TestFactory
    Stream<DynamicTest> locksEveryContainerIn() {
        return services().entrySet().stream()
                .map(
                        service ->
                                DynamicTest.dynamicTest(
                                        service.getKey(), () -> isLockedIn(service.getValue())));
    }

    private static void isLockedIn(Map<?, ?> service) {
        assertThat(service.get("read_only")).isEqualTo(true);
        assertThat(service.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(service.get("security_opt")).isEqualTo(List.of("no-new-privileges:true"));
        assertThat(service.get("privileged")).isNull();
        assertThat(limits(service).get("memory")).isNotNull();
        assertThat(limits(service).get("pids")).isNotNull();
    }

    @Test
    void letsOnlyPostgresKeepCapabilities() {
        assertThat(services().entrySet().stream().filter(s -> s.getValue().containsKey("cap_add")))
                .extracting(Map.Entry::getKey)
                .containsExactly("postgres");
    }

    @Test
    void publishesPortsOnThisMachineOnly() {
        assertThat(services().values().stream().flatMap(service -> list(service, "ports")))
                .hasSizeGreaterThan(8)
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void writesNoPasswordDown() {
        for (var service : services().values()) {
            assertThat(environment(service).keySet())
                    .noneMatch(
                            name ->
                                    name.matches(".*(PASSWORD|SECRET|TOKEN).*")
                                            && !name.matches(".*(_FILE|_TOKEN_FILE|_TOKEN)"));
            environment(service)
                    .forEach(
                            (name, value) -> {
                                if (name.endsWith("_TOKEN") || name.endsWith("_FILE")) {
                                    assertThat(value).as(name).contains("/run/secrets/");
                                }
                            });
        }
    }

    @Test
    void namesTheVersionsThatTheTestsRunOn() throws IOException {
        assertThat(image("kafka")).endsWith(":" + version("kafka.version") + "}");
        assertThat(image("registry")).endsWith(":" + version("apicurio-registry.version") + "}");
        assertThat(version("postgres-binaries.version"))
                .startsWith(image("postgres").replaceAll(".*:|}$", "") + ".");
    }

    @Test
    void namesTheVersionOfTheProject() throws IOException {
        var project =
                find("<artifactId>forbear</artifactId>\\s*<version>([^<]+)</version>", "pom.xml");
        assertThat(services().values())
                .map(service -> String.valueOf(service.get("image")))
                .filteredOn(image -> image.contains("FORBEAR_VERSION"))
                .hasSize(7)
                .allMatch(image -> image.endsWith(":${FORBEAR_VERSION:-" + project + "}"));
    }

    @Test
    void letsPrometheusWatchEveryServiceAndTheConsole() {
        var watched = yaml("deploy/compose/prometheus.yml").toString();
        for (var service : services().entrySet()) {
            if (service.getKey().endsWith("-service") || service.getKey().equals("console")) {
                var port = list(service.getValue(), "ports").findFirst().orElseThrow();
                assertThat(watched).contains(service.getKey() + ":" + port.replaceAll(".*:", ""));
            }
        }
    }

    private static String image(String service) {
        return String.valueOf(part(services(), service).get("image"));
    }

    private static String version(String property) throws IOException {
        return find("<" + Pattern.quote(property) + ">([^<]+)<", "pom.xml");
    }

    private static String find(String pattern, String file) throws IOException {
        var found = Pattern.compile(pattern).matcher(Files.readString(ROOT.resolve(file)));
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private static Map<String, Map<?, ?>> services() {
        return part(FILE, "services").entrySet().stream()
                .collect(
                        toMap(
                                service -> String.valueOf(service.getKey()),
                                service -> (Map<?, ?>) service.getValue()));
    }

    private static Map<String, String> environment(Map<?, ?> service) {
        return service.get("environment") instanceof Map<?, ?> variables
                ? variables.entrySet().stream()
                        .collect(
                                toMap(
                                        variable -> String.valueOf(variable.getKey()),
                                        variable -> String.valueOf(variable.getValue())))
                : Map.of();
    }

    private static Map<?, ?> limits(Map<?, ?> service) {
        return part(part(part(service, "deploy"), "resources"), "limits");
    }

    private static Map<?, ?> part(Map<?, ?> whole, String key) {
        return Objects.requireNonNull((Map<?, ?>) whole.get(key), key);
    }

    private static Stream<String> list(Map<?, ?> service, String key) {
        return service.get(key) instanceof List<?> entries
                ? entries.stream().map(String::valueOf)
                : Stream.of();
    }

    private static Map<?, ?> yaml(String file) {
        try {
            return new Yaml().load(Files.readString(ROOT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
