package io.forbear.standalone;

import static io.forbear.standalone.StandaloneProcess.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneIT {
    private static final List<String> PARTS = List.of("kafka", "registry", "postgres");
    private static final String[] UP = {"up", "--only", "kafka,registry,postgres"};
    private static final List<String> SMALL_PARTS = List.of("kafka", "postgres");
    private static final String[] SMALL = {"up", "--only", "kafka,postgres"};

    @TempDir private Path parent;
    private Path data = Path.of("");
    private Map<String, String> environment = Map.of();

    @BeforeEach
    void choose() {
        data = parent.resolve("data");
        environment = new HashMap<>(StandaloneProcess.environment(data));
    }

    @AfterEach
    void stop() throws Exception {
        StandaloneProcess.run(environment, "stop");
    }

    @Test
    void startsEveryPartAndThemAgainThatDieAndStopsThemAllOnCtrlC() throws Exception {
        var system = StandaloneProcess.start(environment, UP);
        system.await("ready after");
        part(data, "postgres").orElseThrow().destroyForcibly();
        system.await("postgres ended by itself with code 137; starting it again in 1 s");
        system.await("postgres serves again");
        var processes = PARTS.stream().map(name -> part(data, name).orElseThrow()).toList();
        assertThat(system.text())
                .contains("127.0.0.1:" + environment.get("FORBEAR_KAFKA_PORT"))
                .contains("http://127.0.0.1:" + environment.get("FORBEAR_REGISTRY_PORT"));

        system.pressCtrlC();

        system.awaitEnd();
        assertThat(system.lines()).contains("stopping").endsWith("stopped");
        assertThat(system.text()).containsOnlyOnce("ended by itself");
        assertThat(processes).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void stopsWhatAKilledSupervisorLeftAndStartsAnew() throws Exception {
        var killed = StandaloneProcess.start(environment, SMALL);
        killed.await("ready after");
        killed.process().destroyForcibly().waitFor();
        var left = SMALL_PARTS.stream().map(name -> part(data, name).orElseThrow()).toList();
        assertThat(left).allMatch(ProcessHandle::isAlive);

        var system = StandaloneProcess.start(environment, SMALL);
        system.await("ready after");

        assertThat(left).noneMatch(ProcessHandle::isAlive);
        assertThat(system.text())
                .contains("stopping kafka of an earlier run")
                .contains("stopping postgres of an earlier run");
        assertThat(StandaloneProcess.run(environment, "stop").lines()).containsExactly("stopped");
        assertThat(SMALL_PARTS).allMatch(name -> part(data, name).equals(Optional.empty()));
    }

    @Test
    void refusesASecondSystemOnTheSameDataInOneLine() throws Exception {
        var system = StandaloneProcess.start(environment, "up", "--only", "postgres");
        system.await("ready after");

        var second = StandaloneProcess.run(environment, UP);

        assertThat(second.process().exitValue()).isEqualTo(1);
        assertThat(second.lines())
                .singleElement()
                .asString()
                .contains("already (process " + system.process().pid() + ")");
        assertThat(part(data, "postgres")).isPresent();
    }

    @Test
    void refusesAPortThatIsTakenInOneLine() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            environment.put("FORBEAR_KAFKA_PORT", Integer.toString(other.getLocalPort()));

            var refused = StandaloneProcess.run(environment, UP);

            assertThat(refused.process().exitValue()).isEqualTo(1);
            assertThat(refused.lines())
                    .containsExactly(
                            "port %d, which kafka needs, is taken: choose another with "
                                            .formatted(other.getLocalPort())
                                    + "FORBEAR_KAFKA_PORT=… or --port kafka=…");
        }
    }

    @Test
    void saysWhichRolesThereAre() throws Exception {
        var refused = StandaloneProcess.run(environment, "token", "--role", "boss");

        assertThat(refused.process().exitValue()).isEqualTo(1);
        assertThat(refused.lines())
                .containsExactly(
                        "there is no role boss; roles are core-banking, gateway, collector, "
                                + "plan-desk, compliance-officer, operations, auditor, "
                                + "agency-desk, legal-desk, risk-desk");
    }
}
