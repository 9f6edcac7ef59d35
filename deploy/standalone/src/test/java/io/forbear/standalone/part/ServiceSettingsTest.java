package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.embedded.Database;
import io.forbear.standalone.data.DataDirectory;
import io.forbear.standalone.time.SimulatedTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSettingsTest {
    private static final String TOKEN = "forbear.plan.self-service.account-service-token";

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir private Path parent;

    @Test
    void tellsPlanServiceWhereStatementsAreAndLetsItReadThem() throws IOException {
        var told = toldTo(Part.PLAN_SERVICE);

        assertThat(told)
                .containsEntry(
                        "forbear.plan.self-service.account-service", "http://127.0.0.1:8081");
        var file = Path.of(String.valueOf(told.get(TOKEN)).substring("file:".length()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var token = Files.readString(file);
        var claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .contains("\"roles\":[\"auditor\"]")
                .contains("\"sub\":\"plan-service\"");
        assertThat(toldTo(Part.PLAN_SERVICE)).isEqualTo(told);
    }

    @Test
    void givesATokenToNoOther() {
        assertThat(toldTo(Part.CONTACT_SERVICE)).doesNotContainKey(TOKEN);
    }

    @Test
    void givesContactServiceKeysetsThatStayTheSame() throws IOException {
        var told = toldTo(Part.CONTACT_SERVICE);
        var keys = Path.of(String.valueOf(told.get("forbear.vault.keys")));
        var stored = Files.readString(keys.resolve("stored-values.json"));
        assertThat(toldTo(Part.CONTACT_SERVICE)).isEqualTo(told);
        assertThat(Files.readString(keys.resolve("stored-values.json"))).isEqualTo(stored);
        assertThat(toldTo(Part.PLAN_SERVICE)).doesNotContainKey("forbear.vault.keys");
    }

    @Test
    void tellsTheTimeByItsAnchorOrByTheFileThatAllShare() {
        assertThat(toldTo(Part.ACCOUNT_SERVICE))
                .containsEntry("forbear.clock.anchor", "2026-01-05T00:00:00Z")
                .containsEntry("forbear.clock.speed", "1.0")
                .doesNotContainKey("forbear.clock.file");
        var shared = new SimulatedTime(NEW_YEAR, NEW_YEAR, 1, Path.of("/data/clock.shared"));
        assertThat(toldTo(Part.ACCOUNT_SERVICE, shared))
                .containsEntry("forbear.clock.file", "/data/clock.shared")
                .doesNotContainKeys("forbear.clock.anchor", "forbear.clock.start")
                .doesNotContainKey("forbear.clock.speed");
    }

    @Test
    void givesGatewayServiceTheKeysOfGatewaysAndNoOther() throws IOException {
        var gateway = keysOf(Part.GATEWAY_SERVICE);
        var recipients = Files.readString(gateway.resolve("gateway-recipients.json"));
        assertThat(names(gateway))
                .containsExactlyInAnyOrder("gateway-endpoints.json", "gateway-recipients.json");

        var contact = keysOf(Part.CONTACT_SERVICE);
        assertThat(names(contact)).doesNotContain("gateway-recipients.json");
        assertThat(keysOf(Part.GATEWAY_SERVICE)).isEqualTo(gateway);
        assertThat(gateway.resolve("gateway-endpoints.json"))
                .hasSameTextualContentAs(contact.resolve("gateway-endpoints.json"));
        assertThat(gateway.resolve("gateway-recipients.json")).hasContent(recipients);
        for (var file : names(gateway)) {
            var permissions = Files.getPosixFilePermissions(gateway.resolve(file));
            assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
        }
    }

    private Path keysOf(Part part) {
        return Path.of(String.valueOf(toldTo(part).get("forbear.vault.keys")));
    }

    private static List<String> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private Map<String, String> toldTo(Part part) {
        return toldTo(part, SimulatedTime.realTime(Instant.parse("2026-01-05T00:00:00Z")));
    }

    private Map<String, String> toldTo(Part part, SimulatedTime time) {
        return new ServiceSettings(
                        new DataDirectory(parent.resolve("data")).create(),
                        8083,
                        "127.0.0.1:9092",
                        "http://127.0.0.1:8085",
                        "http://127.0.0.1:8084",
                        "http://127.0.0.1:8081",
                        "http://127.0.0.1:8083",
                        Instance.first(part),
                        new Database(5433, "plan", "plan", "secret"),
                        time,
                        4)
                .properties();
    }
}
