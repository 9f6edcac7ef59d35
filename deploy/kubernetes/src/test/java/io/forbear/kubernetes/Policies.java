package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.containers;
import static io.forbear.kubernetes.Manifests.elements;
import static io.forbear.kubernetes.Manifests.pod;
import static io.forbear.kubernetes.Manifests.title;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What every workload has to keep: PodSecurity's level {@code restricted} and more, so that a pod
 * can do little harm, is not ended without need, and is found by nobody with a secret in its
 * environment.
 */
final class Policies {
    /** A version, not a name that moves; a registry's port is none. */
    private static final Pattern TAGGED = Pattern.compile("[^@]+:(?!latest$)[A-Za-z0-9_.-]+");

    private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET$|JAAS|CREDENTIAL");

    /** A shutdown: until load balancers know, and Spring's phase; for a stream its end besides. */
    private static final Set<String> SECONDS =
            Set.of(
                    "SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE",
                    "FORBEAR_CONDUCT_CLOSE_TIMEOUT_SECONDS");

    private record Rule(String said, Predicate<JsonNode> isKept) {}

    private static final List<Rule> OF_PODS =
            List.of(
                    new Rule(
                            "runs as root",
                            pod ->
                                    isTrue(pod.at("/securityContext/runAsNonRoot"))
                                            && pod.at("/securityContext/runAsUser").asInt(0) > 0),
                    new Rule(
                            "has no seccomp profile",
                            pod ->
                                    pod.at("/securityContext/seccompProfile/type")
                                            .asString("")
                                            .equals("RuntimeDefault")),
                    new Rule(
                            "mounts the token of the service account",
                            pod ->
                                    isFalse(pod.path("automountServiceAccountToken"))
                                            && !pod.path("serviceAccountName")
                                                    .asString("")
                                                    .isEmpty()),
                    new Rule("shares something of the host", Policies::isApartFromItsHost));

    private static final List<Rule> OF_CONTAINERS =
            List.of(
                    new Rule(
                            "may write its root file system",
                            one -> isTrue(one.at("/securityContext/readOnlyRootFilesystem"))),
                    new Rule(
                            "may escalate its privileges",
                            one -> isFalse(one.at("/securityContext/allowPrivilegeEscalation"))),
                    new Rule(
                            "is privileged", one -> !isTrue(one.at("/securityContext/privileged"))),
                    new Rule(
                            "keeps capabilities",
                            one ->
                                    texts(one.at("/securityContext/capabilities/drop"))
                                                    .anyMatch("ALL"::equals)
                                            && one.at("/securityContext/capabilities/add")
                                                    .isEmpty()),
                    new Rule(
                            "has no limit of memory",
                            one -> one.at("/resources/limits/memory").isString()),
                    new Rule(
                            "has no request of memory and processor",
                            one ->
                                    one.at("/resources/requests/memory").isString()
                                            && one.at("/resources/requests/cpu").isString()),
                    new Rule(
                            "has an image without a tag that stays",
                            one ->
                                    TAGGED.matcher(lastPart(one.path("image").asString("")))
                                            .matches()),
                    new Rule("has no livenessProbe", one -> one.at("/livenessProbe").isObject()),
                    new Rule("has no readinessProbe", one -> one.at("/readinessProbe").isObject()),
                    new Rule("has no startupProbe", one -> one.at("/startupProbe").isObject()),
                    new Rule(
                            "has a port without a name",
                            one ->
                                    elements(one.path("ports"))
                                            .allMatch(port -> port.path("name").isString())),
                    new Rule("has a secret in the environment", Policies::isWithoutSecrets));

    private Policies() {}

    /** Each object that breaks a rule, and which. */
    static List<String> breaches(Manifests manifests) {
        var breaches = new ArrayList<String>();
        manifests.of("Secret").forEach(one -> breaches.add(title(one) + ": is a secret"));
        manifests
                .of("Service")
                .flatMap(one -> elements(one.at("/spec/ports")))
                .filter(port -> !port.path("name").isString())
                .forEach(port -> breaches.add("Service: has a port without a name: " + port));
        manifests.workloads().forEach(one -> judge(one, manifests, breaches));
        return breaches;
    }

    private static void judge(JsonNode workload, Manifests manifests, List<String> breaches) {
        var title = title(workload) + ": ";
        OF_PODS.stream()
                .filter(rule -> !rule.isKept().test(pod(workload)))
                .forEach(rule -> breaches.add(title + rule.said()));
        for (var rule : OF_CONTAINERS) {
            if (!containers(workload).allMatch(rule.isKept())) {
                breaches.add(title + rule.said());
            }
        }
        if (shutdown(workload) >= pod(workload).path("terminationGracePeriodSeconds").asInt(30)) {
            breaches.add(title + "is killed before its grace ends, which a shutdown may take");
        }
        if (least(workload, manifests) > 1) {
            if (pod(workload).path("topologySpreadConstraints").isEmpty()) {
                breaches.add(title + "runs more than once without spread");
            }
            if (manifests.of("PodDisruptionBudget").noneMatch(one -> isFor(one, workload))) {
                breaches.add(title + "runs more than once, and there is no budget for disruptions");
            }
        }
    }

    /** How many of it run at least: as many as it says, or as whoever scales it says. */
    private static int least(JsonNode workload, Manifests manifests) {
        return Stream.of(
                        Stream.of(workload.at("/spec/replicas")),
                        scalers(workload, manifests)
                                .map(
                                        one ->
                                                one.at(
                                                        Manifests.kind(one).equals("ScaledObject")
                                                                ? "/spec/minReplicaCount"
                                                                : "/spec/minReplicas")))
                .flatMap(found -> found)
                .mapToInt(found -> found.asInt(0))
                .max()
                .orElseThrow();
    }

    private static Stream<JsonNode> scalers(JsonNode workload, Manifests manifests) {
        return manifests
                .of("ScaledObject", "HorizontalPodAutoscaler")
                .filter(
                        one ->
                                one.at("/spec/scaleTargetRef/name")
                                        .asString("")
                                        .equals(Manifests.name(workload)));
    }

    private static boolean isFor(JsonNode budget, JsonNode workload) {
        return budget.at("/spec/selector/matchLabels")
                .equals(workload.at("/spec/selector/matchLabels"));
    }

    private static int shutdown(JsonNode workload) {
        return containers(workload)
                .mapToInt(
                        one ->
                                one.at("/lifecycle/preStop/sleep/seconds").asInt(0)
                                        + Environment.of(one).entrySet().stream()
                                                .filter(entry -> SECONDS.contains(entry.getKey()))
                                                .mapToInt(
                                                        entry ->
                                                                Integer.parseInt(
                                                                        entry.getValue()
                                                                                .replace("s", "")))
                                                .sum())
                .max()
                .orElseThrow();
    }

    private static boolean isApartFromItsHost(JsonNode pod) {
        return Stream.of("hostNetwork", "hostPID", "hostIPC").noneMatch(it -> isTrue(pod.path(it)))
                && elements(pod.path("volumes")).noneMatch(volume -> volume.has("hostPath"));
    }

    private static boolean isWithoutSecrets(JsonNode container) {
        return container.path("envFrom").isEmpty()
                && elements(container.path("env"))
                        .noneMatch(
                                one ->
                                        SECRET.matcher(one.path("name").asString("")).find()
                                                || one.at("/valueFrom/secretKeyRef").isObject());
    }

    private static String lastPart(String image) {
        return image.substring(image.lastIndexOf('/') + 1);
    }

    private static boolean isTrue(JsonNode found) {
        return found.asBoolean(false);
    }

    private static boolean isFalse(JsonNode found) {
        return !found.asBoolean(true);
    }

    private static Stream<String> texts(JsonNode array) {
        return elements(array).map(one -> one.asString(""));
    }
}
