package io.forbear.kubernetes;

import static io.forbear.kubernetes.Manifests.kind;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether Kubernetes, or the operator a kind belongs to, takes an object as it is written: no field
 * it does not know, no value of another type, and, where that is known, nothing missing that it
 * requires.
 */
final class Acceptance {
    private static final Path SCHEMAS = Path.of("src/test/resources/schemas");

    /** Against what an object of a kind is held. */
    sealed interface Source {
        /** The classes that Kubernetes' own Java client has from the OpenAPI description. */
        record OpenApi(Class<?> type) implements Source {}

        /** Classes of an operator's, or of the fabric8 project's, which name no required fields. */
        record Model(Class<?> type, String of) implements Source {}

        /** A schema of ours, of the part of a kind that is used here. */
        record OwnSchema(String file) implements Source {}
    }

    static final Map<String, Source> SOURCES =
            Map.ofEntries(
                    Map.entry("apps/v1 Deployment", new Source.OpenApi(V1Deployment.class)),
                    Map.entry("apps/v1 StatefulSet", new Source.OpenApi(V1StatefulSet.class)),
                    Map.entry("v1 Service", new Source.OpenApi(V1Service.class)),
                    Map.entry("v1 ServiceAccount", new Source.OpenApi(V1ServiceAccount.class)),
                    Map.entry("v1 ConfigMap", new Source.OpenApi(V1ConfigMap.class)),
                    Map.entry("v1 Namespace", new Source.OpenApi(V1Namespace.class)),
                    Map.entry(
                            "policy/v1 PodDisruptionBudget",
                            new Source.OpenApi(V1PodDisruptionBudget.class)),
                    Map.entry(
                            "autoscaling/v2 HorizontalPodAutoscaler",
                            new Source.OpenApi(V2HorizontalPodAutoscaler.class)),
                    Map.entry(
                            "networking.k8s.io/v1 NetworkPolicy",
                            new Source.OpenApi(V1NetworkPolicy.class)),
                    Map.entry("networking.k8s.io/v1 Ingress", new Source.OpenApi(V1Ingress.class)),
                    Map.entry(
                            "gateway.networking.k8s.io/v1 HTTPRoute",
                            new Source.Model(HTTPRoute.class, "fabric8")),
                    Map.entry(
                            "monitoring.coreos.com/v1 ServiceMonitor",
                            new Source.Model(ServiceMonitor.class, "fabric8")),
                    Map.entry(
                            "monitoring.coreos.com/v1 PrometheusRule",
                            new Source.Model(PrometheusRule.class, "fabric8")),
                    Map.entry(
                            "kafka.strimzi.io/v1 Kafka", new Source.Model(Kafka.class, "Strimzi")),
                    Map.entry(
                            "kafka.strimzi.io/v1 KafkaNodePool",
                            new Source.Model(KafkaNodePool.class, "Strimzi")),
                    Map.entry(
                            "kafka.strimzi.io/v1 KafkaTopic",
                            new Source.Model(KafkaTopic.class, "Strimzi")),
                    Map.entry(
                            "kafka.strimzi.io/v1 KafkaUser",
                            new Source.Model(KafkaUser.class, "Strimzi")),
                    Map.entry(
                            "keda.sh/v1alpha1 ScaledObject",
                            new Source.OwnSchema("scaled-object.json")),
                    Map.entry(
                            "keda.sh/v1alpha1 TriggerAuthentication",
                            new Source.OwnSchema("trigger-authentication.json")),
                    Map.entry(
                            "postgresql.cnpg.io/v1 Cluster",
                            new Source.OwnSchema("cnpg-cluster.json")),
                    Map.entry(
                            "postgresql.cnpg.io/v1 Database",
                            new Source.OwnSchema("cnpg-database.json")),
                    Map.entry(
                            "external-secrets.io/v1 ExternalSecret",
                            new Source.OwnSchema("external-secret.json")));

    private static final ObjectMapper STRICT =
            JsonMapper.builder()
                    .annotationIntrospector(new NoRoomForMore())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            text -> {
                                for (var shape :
                                        List.of(
                                                CoercionInputShape.Integer,
                                                CoercionInputShape.Float,
                                                CoercionInputShape.Boolean)) {
                                    text.setCoercion(shape, CoercionAction.Fail);
                                }
                            })
                    .build();

    private Acceptance() {}

    /** The models keep fields they do not know; these are what is looked for. */
    private static final class NoRoomForMore extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }

    /** Why an object would be refused; null: it would not. */
    static @Nullable String refusal(JsonNode object) {
        var type = object.path("apiVersion").asString("") + " " + kind(object);
        return switch (SOURCES.get(type)) {
            case null -> "no schema is known for " + type;
            case Source.OpenApi api -> refusal(object, api.type());
            case Source.Model model -> refusalOfModel(object, model.type());
            case Source.OwnSchema own -> refusalOfSchema(object, own.file());
        };
    }

    /**
     * The client's own check finds unknown fields and missing ones. What is of another type it
     * converts, so that the object it makes is written differently.
     */
    private static @Nullable String refusal(JsonNode object, Class<?> type) {
        var written = JsonParser.parseString(object.toString());
        try {
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, written);
            var understood = JSON.getGson().toJsonTree(JSON.getGson().fromJson(written, type));
            return Difference.between("", written, understood);
        } catch (ReflectiveOperationException e) {
            return String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * A model leaves out a word that it does not know, and a default, which need not be written.
     */
    private static @Nullable String refusalOfModel(JsonNode object, Class<?> type) {
        try {
            var understood = STRICT.writeValueAsString(STRICT.readValue(object.toString(), type));
            return Difference.between(
                    "",
                    JsonParser.parseString(object.toString()),
                    JsonParser.parseString(understood));
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static @Nullable String refusalOfSchema(JsonNode object, String file) {
        try {
            var errors =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(SCHEMAS.resolve(file)))
                            .validate(object.toString(), InputFormat.JSON);
            return errors.isEmpty() ? null : errors.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
