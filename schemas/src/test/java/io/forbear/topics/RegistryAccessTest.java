package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryAccessTest {
    private static final String URL = "https://registry";

    @Test
    void tellsTheSerializersNothingThatAnOpenRegistryDoesNotAskFor() {
        var config = new EventSerdes(URL).config();
        assertThat(config).containsEntry("apicurio.registry.url", URL + "/apis/registry/v3");
        assertThat(config.keySet())
                .noneMatch(name -> name.contains("tls") || name.contains("auth."));
        assertThat(RegistryAccess.of(URL).authorization()).isNull();
    }

    @Test
    void tellsSerializersAndThoseWhoAskDirectlyTheSame() {
        var access =
                RegistryAccess.of(
                        URL,
                        Map.of(
                                "registry.ca", "/run/ca.pem",
                                "registry.username", "account-service",
                                "registry.password", "secret"));
        assertThat(new EventSerdes(access).config())
                .containsEntry("apicurio.registry.tls.truststore.type", "PEM")
                .containsEntry("apicurio.registry.tls.truststore.location", "/run/ca.pem")
                .containsEntry("apicurio.registry.auth.username", "account-service")
                .containsEntry("apicurio.registry.auth.password", "secret");
        var request = access.request("/subjects").build();
        assertThat(request.uri()).hasToString(URL + "/apis/ccompat/v7/subjects");
        // account-service:secret
        assertThat(request.headers().firstValue("Authorization"))
                .hasValue("Basic YWNjb3VudC1zZXJ2aWNlOnNlY3JldA==");
        assertThat(access.toString()).doesNotContain("secret");
    }

    @Test
    void refusesANameWithoutAPassword() {
        var settings = Map.of("registry.username", "account-service");
        assertThatThrownBy(() -> RegistryAccess.of(URL, settings))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsWhatIsForTheRegistryFromKafkasClients(@TempDir Path folder) throws IOException {
        var file = folder.resolve("operator.properties");
        Files.writeString(file, "security.protocol=SASL_SSL\nregistry.ca=/run/ca.pem\n");
        assertThat(ClientFile.kafka(ClientFile.read(file), "kafka:9093"))
                .isEqualTo(
                        Map.of("security.protocol", "SASL_SSL", "bootstrap.servers", "kafka:9093"));
        assertThat(ClientFile.read(null)).isEmpty();
        var none = folder.resolve("none.properties");
        assertThatThrownBy(() -> ClientFile.read(none))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot read " + none);
    }
}
