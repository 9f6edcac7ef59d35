package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.elements;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.kubernetes.Chart.Values;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Who may speak with whom: those who have the other's address, and nobody else. */
class NetworkTest {
    private static final Pattern ADDRESS =
            Pattern.compile("http://[a-z]+(?:-forbear)?-([a-z-]+):80");

    private record Call(String from, String to) implements Comparable<Call> {
        @Override
        public int compareTo(Call other) {
            return toString().compareTo(other.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void whoHasAnAddressMayCallIt(Values values) {
        var manifests = Chart.render(values);
        var told = told(manifests);
        // its instances find one another through Kafka
        told.add(new Call("compliance-service", "compliance-service"));
        assertThat(allowedOut(manifests)).isEqualTo(told);
        assertThat(allowedIn(manifests)).isEqualTo(told);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NOTHING")
    void nothingElsePassesToAnyPod(Values values) {
        var manifests = Chart.render(values);
        var denied = manifests.the("NetworkPolicy", "-deny").path("spec");
        assertThat(elements(denied.path("policyTypes")).map(JsonNode::asString))
                .containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(denied.has("ingress") || denied.has("egress")).isFalse();
        for (var workload : manifests.workloads().toList()) {
            assertThat(workload.at("/spec/template/metadata/labels").properties())
                    .containsAll(denied.at("/podSelector/matchLabels").properties());
        }
    }

    @Test
    void aServiceThatIsOffIsNobodysNeighbour() {
        var manifests =
                Chart.render(Values.MINIMAL, Map.of("services.plan-service.enabled", false));
        assertThat(allowedOut(manifests)).noneMatch(call -> call.to().equals("plan-service"));
    }

    @Test
    void onlyWhoeverIsNamedComesFromOutside() {
        var manifests = Chart.render(Values.EVERYTHING);
        assertThat(namespaces(manifests, "console")).containsExactly("monitoring", "ingress-nginx");
        assertThat(namespaces(manifests, "gateway-service"))
                .containsExactly("monitoring", "ingress-nginx");
        assertThat(namespaces(manifests, "plan-service")).containsExactly("monitoring", "portal");
        assertThat(namespaces(manifests, "compliance-service")).containsExactly("monitoring");
        assertThat(namespaces(Chart.render(Values.MINIMAL), "compliance-service")).isEmpty();
    }

    /** By environment, and for the console by its file. */
    private static Set<Call> told(Manifests manifests) {
        var calls = new TreeSet<Call>();
        manifests
                .workloads()
                .flatMap(Manifests::containers)
                .forEach(
                        one ->
                                addresses(String.join(" ", Environment.of(one).values()))
                                        .forEach(
                                                to ->
                                                        calls.add(
                                                                new Call(
                                                                        one.path("name").asString(),
                                                                        to))));
        manifests
                .of("ConfigMap")
                .filter(one -> Manifests.name(one).endsWith("-console"))
                .flatMap(one -> addresses(one.at("/data/application.yml").asString()))
                .forEach(to -> calls.add(new Call("console", to)));
        return calls;
    }

    private static Stream<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(found -> found.group(1));
    }

    private static Set<Call> allowedOut(Manifests manifests) {
        return calls(manifests, "egress", "to", false);
    }

    private static Set<Call> allowedIn(Manifests manifests) {
        return calls(manifests, "ingress", "from", true);
    }

    private static Set<Call> calls(
            Manifests manifests, String direction, String peers, boolean isTurned) {
        var calls = new TreeSet<Call>();
        manifests
                .of("NetworkPolicy")
                .forEach(
                        policy ->
                                elements(policy.at("/spec/" + direction))
                                        .flatMap(rule -> elements(rule.path(peers)))
                                        .map(peer -> component(peer.path("podSelector")))
                                        .filter(peer -> !peer.isEmpty())
                                        .forEach(
                                                peer ->
                                                        calls.add(
                                                                isTurned
                                                                        ? new Call(peer, of(policy))
                                                                        : new Call(
                                                                                of(policy),
                                                                                peer))));
        return calls;
    }

    private static String of(JsonNode policy) {
        return component(policy.at("/spec/podSelector"));
    }

    private static String component(JsonNode selector) {
        return selector.at("/matchLabels/app.kubernetes.io~1name").asString("");
    }

    private static Stream<String> namespaces(Manifests manifests, String service) {
        return elements(manifests.the("NetworkPolicy", service).at("/spec/ingress"))
                .flatMap(rule -> elements(rule.path("from")))
                .map(
                        peer ->
                                peer.at(
                                                "/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
                                        .asString(""))
                .filter(name -> !name.isEmpty());
    }
}
