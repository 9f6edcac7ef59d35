package io.forbear.standalone.part;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.standalone.data.Refusal;
import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
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

        assertThatThrownBy(() -> plan.check(EnumSet.allOf(Part.class), port -> port != 8085))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "port 8085, which registry needs, is taken: "
                                + "choose another with FORBEAR_REGISTRY_PORT=… or --port registry=…");
    }

    @Test
    void asksOnlyForThePortsOfThePartsThatAreWanted() {
        var plan = PortPlan.of(NOTHING, NOTHING);

        assertThatCode(() -> plan.check(EnumSet.of(Part.POSTGRES), port -> port == 5433))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> plan.check(EnumSet.of(Part.KAFKA), port -> port == 9092))
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
}
