package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.data.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedProvidersTest {
    @TempDir private Path parent;
    private DataDirectory data;

    @BeforeEach
    void create() {
        data = new DataDirectory(parent.resolve("data")).create();
    }

    @Test
    void tellGatewayServiceAndTheSimulatorTheSame() throws IOException {
        var told = new SimulatedProviders(9001, 9002).properties(data, 8086);
        var noted = noted();

        assertThat(told)
                .containsEntry(
                        "forbear.gateway.providers.simulated-sms.http.url",
                        "http://127.0.0.1:9001/messages")
                .containsEntry(
                        "forbear.gateway.providers.simulated-email.http.url",
                        "http://127.0.0.1:9002/messages")
                .containsEntry(
                        "forbear.gateway.providers.simulated-sms.webhook.secret",
                        "file:" + noted.getProperty("secret.file"));
        assertThat(noted)
                .containsEntry("sms.port", "9001")
                .containsEntry("email.port", "9002")
                .containsEntry("webhooks", "http://127.0.0.1:8086/webhooks");
    }

    @Test
    void keepTheSecretWhereOnlyWeMayReadIt() throws IOException {
        var providers = new SimulatedProviders(9001, 9002);
        providers.properties(data, 8086);
        var secret = Path.of(noted().getProperty("secret.file"));
        var text = Files.readString(secret);
        providers.properties(data, 8086);

        assertThat(text).hasSizeGreaterThan(30);
        assertThat(Files.readString(secret)).isEqualTo(text);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
    }

    @Test
    void areBelievedWithinASecond() {
        var told = new SimulatedProviders(9001, 9002).properties(data, 8086);
        assertThat(told.entrySet())
                .filteredOn(one -> one.getKey().endsWith(".query.settling"))
                .singleElement()
                .satisfies(one -> assertThat(one.getValue()).isEqualTo("500ms"));
    }

    @Test
    void areForgottenWhenNobodyAsksForThem() {
        new SimulatedProviders(9001, 9002).properties(data, 8086);

        SimulatedProviders.forget(data);

        assertThat(file()).doesNotExist();
    }

    @Test
    void listenWhereTheEnvironmentSays() {
        assertThat(SimulatedProviders.of(Map.of("FORBEAR_PROVIDER_SMS_PORT", "9001")))
                .isEqualTo(new SimulatedProviders(9001, 8088));
        assertThatThrownBy(() -> SimulatedProviders.of(Map.of("FORBEAR_PROVIDER_EMAIL_PORT", "x")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("FORBEAR_PROVIDER_EMAIL_PORT");
    }

    private Properties noted() throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file())) {
            properties.load(in);
        }
        return properties;
    }

    private Path file() {
        return data.run().resolve("providers.properties");
    }
}
