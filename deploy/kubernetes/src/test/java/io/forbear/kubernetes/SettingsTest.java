package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.kubernetes.Chart.Values;
import io.r2dbc.postgresql.client.SSLMode;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcProperties;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the chart tells the services is what they listen to. */
class SettingsTest {
    /** Of Kubernetes and of Java. */
    private static final Set<String> NOT_SPRINGS =
            Set.of("POD_NAME", "POD_NAMESPACE", "JAVA_TOOL_OPTIONS");

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void everyServiceKnowsWhatItIsTold(Values values) {
        var manifests = Chart.render(values);
        for (var workload : manifests.workloads().toList()) {
            var container = Manifests.containers(workload).findFirst().orElseThrow();
            var known = KnownSettings.of(container.path("name").asString());
            assertThat(
                            Environment.of(container).keySet().stream()
                                    .filter(name -> !NOT_SPRINGS.contains(name)))
                    .as(Manifests.title(workload))
                    .hasSizeGreaterThan(10)
                    .allMatch(known::knowsVariable);
            assertThat(secretProperties(workload))
                    .as(Manifests.title(workload))
                    .hasSizeGreaterThan(3)
                    .allMatch(known::knowsProperty);
            assertThat(configured(manifests, workload))
                    .as(Manifests.title(workload))
                    .allMatch(known::knowsProperty);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "account-service, SPRING_KAFKA_BOOTSTRAP_SERVER",
        "account-service, SPRING_KAFKA_PROPERTIES_SASL_MECHANISMS",
        "account-service, SPRING_R2DBC_URI",
        "account-service, FORBEAR_REGISTRY_URI",
        "account-service, FORBEAR_PLAN_URL",
        "gateway-service, FORBEAR_COMPLIANCE_URL",
        "plan-service, FORBEAR_PLAN_SELF_SERVICE_ACCOUNT_SERVICE_TOKENS",
        "compliance-service, FORBEAR_COMPLIANCE_ADVERTISE",
        "compliance-service, SPRING_KAFKA_STREAMS_PROPERTIES_NUM_STANDBY_REPLICA",
        "compliance-service, SPRING_KAFKA_STREAMS_STATEDIRECTORY",
        "console, FORBEAR_TOPICS_PARTITIONS",
    })
    void aMisspeltNameIsNotKnown(String service, String variable) {
        assertThat(KnownSettings.of(service).knowsVariable(variable)).isFalse();
    }

    /**
     * Read by Spring itself, with the service's own files, and with secrets where they are mounted.
     */
    @ParameterizedTest
    @EnumSource(names = {"MINIMAL", "EVERYTHING", "PRODUCTION"})
    void passwordsAndCertificatesReachTheClients(Values values) throws IOException {
        for (var workload : Chart.render(values).workloads().toList()) {
            var told = Told.by(workload, folder);
            var kafka = told.bind("spring.kafka", KafkaProperties.class);
            for (var client :
                    List.of(
                            kafka.buildConsumerProperties(),
                            kafka.buildProducerProperties(),
                            kafka.buildAdminProperties(),
                            kafka.buildStreamsProperties())) {
                assertThat(client)
                        .containsEntry("security.protocol", "SASL_SSL")
                        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
                        .containsEntry("sasl.jaas.config", "sasl.jaas.config of " + name(workload));
                assertThat(Objects.toString(client.get("bootstrap.servers"))).contains("kafka");
                if (values != Values.MINIMAL) {
                    assertThat(client)
                            .containsEntry("ssl.truststore.type", "PEM")
                            .containsEntry(
                                    "ssl.truststore.location", "/run/secrets/kafka-ca/ca.crt");
                }
            }
            var database = told.bind("spring.r2dbc", R2dbcProperties.class);
            assertThat(database.getUsername())
                    .isEqualTo("username of " + name(workload) + "-database");
            assertThat(database.getPassword())
                    .isEqualTo("password of " + name(workload) + "-database");
            var flyway = told.bind("spring.flyway", FlywayProperties.class);
            assertThat(flyway.getUser())
                    .isEqualTo("username of " + name(workload) + "-database-owner");
            assertThat(flyway.getPassword())
                    .isEqualTo("password of " + name(workload) + "-database-owner");
            verifiesTheServer(Objects.requireNonNull(database.getUrl()));
            assertThat(flyway.getUrl()).contains("sslmode=verify-full&sslrootcert=/run/secrets/");
        }
    }

    private static void verifiesTheServer(String url) {
        var options = ConnectionFactoryOptions.parse(url);
        var mode = Objects.requireNonNull(options.getValue(Option.valueOf("sslMode")));
        assertThat(SSLMode.fromValue(mode.toString())).isEqualTo(SSLMode.VERIFY_FULL);
        assertThat(options.getValue(Option.valueOf("sslRootCert")))
                .isEqualTo("/run/secrets/postgresql-ca/ca.crt");
    }

    @Test
    void certificatesStandInForPasswords() throws IOException {
        for (var workload : Chart.render(Values.CERTIFICATES).workloads().toList()) {
            var kafka = Told.by(workload, folder).bind("spring.kafka", KafkaProperties.class);
            assertThat(kafka.buildAdminProperties())
                    .containsEntry("security.protocol", "SSL")
                    .containsEntry("ssl.keystore.type", "PKCS12")
                    .containsEntry("ssl.keystore.location", "/run/secrets/kafka-user/user.p12")
                    .containsEntry("ssl.keystore.password", "user.password of " + name(workload))
                    .doesNotContainKey("sasl.jaas.config");
        }
    }

    @Test
    void theStreamKnowsItsNameAndItsCopies() throws IOException {
        var service = Chart.render(Values.EVERYTHING).the("StatefulSet", "compliance-service");
        var stream =
                Told.by(service, folder)
                        .bind("spring.kafka", KafkaProperties.class)
                        .buildStreamsProperties();
        assertThat(stream)
                .containsEntry("group.instance.id", "bank-forbear-compliance-service-0")
                .containsEntry("session.timeout.ms", "120000")
                .containsEntry("num.standby.replicas", "2")
                .containsEntry("num.stream.threads", "4")
                .containsEntry("replication.factor", 3)
                .containsEntry("state.dir", "/var/lib/forbear/streams")
                // what the service itself has laid down stays
                .containsEntry("processing.guarantee", "exactly_once_v2");
    }

    @Test
    void theConsoleKnowsAllServices() throws IOException {
        var manifests = Chart.render(Values.CERTIFICATES);
        var file = manifests.the("ConfigMap", "-console").at("/data/application.yml").asString();
        var services = YAMLMapper.shared().readTree(file).at("/forbear/console/services");
        assertThat(services.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "account-service",
                        "contact-service",
                        "plan-service",
                        "compliance-service",
                        "gateway-service");
        services.properties()
                .forEach(
                        one ->
                                assertThat(one.getValue().asString())
                                        .startsWith("http://collections-" + one.getKey() + ":80"));
    }

    private static String name(JsonNode workload) {
        return workload.at("/spec/template/spec/containers/0/name").asString();
    }

    private static Stream<String> secretProperties(JsonNode workload) {
        return elements(Manifests.pod(workload).path("volumes"))
                .flatMap(volume -> elements(volume.at("/projected/sources")))
                .flatMap(source -> elements(source.at("/secret/items")))
                .map(item -> item.path("path").asString());
    }

    private static Stream<String> configured(Manifests manifests, JsonNode workload) {
        return manifests
                .of("ConfigMap")
                .filter(one -> Manifests.name(one).equals(Manifests.name(workload)))
                .map(
                        one ->
                                YAMLMapper.shared()
                                        .readTree(one.at("/data/application.yml").asString()))
                .flatMap(file -> flat("", file).keySet().stream());
    }

    private static Map<String, String> flat(String prefix, JsonNode node) {
        var flat = new TreeMap<String, String>();
        if (node.isObject()) {
            node.properties()
                    .forEach(
                            entry ->
                                    flat.putAll(
                                            flat(
                                                    prefix.isEmpty()
                                                            ? entry.getKey()
                                                            : prefix + "." + entry.getKey(),
                                                    entry.getValue())));
        } else {
            flat.put(prefix, node.asString(""));
        }
        return flat;
    }
}
