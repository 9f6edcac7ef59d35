package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.standalone.data.Refusal;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {
    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void listensWhereTheDocumentsSay() {
        var plan = PortPlan.of(NOTHING, NOTHING);

        assertThat(plan.of(Part.KAFKA)).isEqualTo(9092);
        assertThat(plan.of(Part.REGISTRY)).isEqualTo(8085);
        assertThat(plan.of(Part.POSTGRES)).isEqualTo(5433);
        assertThat(plan.of(Part.ACCOUNT_SERVICE)).isEqualTo(8081);
        assertThat(plan.of(Part.CONTACT_SERVICE)).isEqualTo(8082);
        assertThat(plan.of(Part.PLAN_SERVICE)).isEqualTo(8083);
        assertThat(plan.of(Part.COMPLIANCE_SERVICE)).isEqualTo(8084);
        assertThat(plan.of(Part.GATEWAY_SERVICE)).isEqualTo(8086);
        assertThat(plan.of(Part.CONSOLE)).isEqualTo(8080);
    }

    @Test
    void prefersAnOptionToTheEnvironmentAndThatToTheDefault() {
        var environment = Map.of("FORBEAR_KAFKA_PORT", "1001", "FORBEAR_ACCOUNT_PORT", "1002");

        var plan = PortPlan.of(environment, Map.of("kafka", "2001"));

        assertThat(plan.of(Part.KAFKA)).isEqualTo(2001);
        assertThat(plan.of(Part.ACCOUNT_SERVICE)).isEqualTo(1002);
        assertThat(plan.of(Part.PLAN_SERVICE)).isEqualTo(8083);
    }

    @Test
    void saysWhichPortIsTakenWhoWantedItAndWhatToDo() {
        var plan = PortPlan.of(NOTHING, NOTHING);

        assertThatThrownBy(() -> plan.check(all(EnumSet.allOf(Part.class)), port -> port != 8085))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "port 8085, which registry needs, is taken: "
                                + "choose another with FORBEAR_REGISTRY_PORT=… or --port registry=…");
    }

    @Test
    void asksOnlyForThePortsOfThePartsThatAreWanted() {
        var plan = PortPlan.of(NOTHING, NOTHING);

        assertThatCode(() -> plan.check(all(EnumSet.of(Part.POSTGRES)), port -> port == 5433))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> plan.check(all(EnumSet.of(Part.KAFKA)), port -> port == 9092))
                .hasMessageContaining("kafka-controller");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80", "999999999999"})
    void refusesWhatIsNoPort(String text) {
        assertThatThrownBy(() -> PortPlan.of(NOTHING, Map.of("kafka", text)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must be a port from 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "65535"})
    void acceptsTheOutermostPorts(String text) {
        var plan = PortPlan.of(NOTHING, Map.of("kafka", text));

        assertThat(plan.of(Part.KAFKA)).isEqualTo(Integer.parseInt(text));
    }

    @Test
    void namesThePartsThereAre() {
        assertThatThrownBy(() -> PortPlan.of(NOTHING, Map.of("zookeeper", "2181")))
                .isInstanceOf(Refusal.class)
                .hasMessageStartingWith("there is no part zookeeper; parts are postgres, kafka");
    }

    @Test
    void listensAHundredPortsHigherForEachFurtherProcess() {
        var plan = PortPlan.of(Map.of("FORBEAR_CONTACT_3_PORT", "1003"), Map.of("kafka", "2001"));

        assertThat(plan.of(new Instance(Part.KAFKA, 3))).isEqualTo(2201);
        assertThat(plan.controller(1)).isEqualTo(9093);
        assertThat(plan.controller(3)).isEqualTo(9293);
        assertThat(plan.of(new Instance(Part.CONTACT_SERVICE, 2))).isEqualTo(8182);
        assertThat(plan.of(new Instance(Part.CONTACT_SERVICE, 3))).isEqualTo(1003);
    }

    @Test
    void choosesThePortOfAFurtherProcessByItsName() {
        var plan =
                PortPlan.of(
                        NOTHING,
                        Map.of(
                                "contact-service-2", "2002",
                                "kafka-2", "2003",
                                "kafka-controller-2", "2004"));

        assertThat(plan.of(new Instance(Part.CONTACT_SERVICE, 2))).isEqualTo(2002);
        assertThat(plan.of(new Instance(Part.KAFKA, 2))).isEqualTo(2003);
        assertThat(plan.controller(2)).isEqualTo(2004);
        var two = Scale.of(3, List.of("contact-service=2"));
        assertThatThrownBy(() -> plan.check(two.instances(EnumSet.of(Part.KAFKA)), p -> p != 2004))
                .hasMessageContaining("FORBEAR_KAFKA_2_CONTROLLER_PORT=…")
                .hasMessageContaining("--port kafka-controller-2=…");
    }

    @Test
    void tellsOtherCommandsWhereEveryProcessListens(@TempDir Path directory) {
        var file = directory.resolve("ports.properties");
        var scale = Scale.of(3, List.of("2"));
        var plan = PortPlan.of(NOTHING, Map.of("contact-service-2", "2002"));

        plan.write(file, scale.instances(EnumSet.allOf(Part.class)));

        assertThat(file).content().contains("kafka-3=9292\n", "contact-service-2=2002\n");
        var read = PortPlan.read(file).orElseThrow();
        assertThat(read.of(new Instance(Part.CONTACT_SERVICE, 2))).isEqualTo(2002);
        assertThat(read.of(Part.CONSOLE)).isEqualTo(8080);
    }

    private static SortedSet<Instance> all(Set<Part> parts) {
        return Scale.ONE.instances(parts);
    }
}
