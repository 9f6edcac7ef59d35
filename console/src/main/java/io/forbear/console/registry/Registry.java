package io.forbear.console.registry;

import io.forbear.topics.RegistryAccess;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the schema registry, through the interface it shares with Confluent's. */
@Component
public class Registry {
    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 2 << 20;

    private final WebClient client;
    private final JsonMapper json;

    Registry(RegistrySettings settings, JsonMapper json) {
        this.client = client(settings.access());
        this.json = json;
    }

    private static WebClient client(RegistryAccess registry) {
        var client =
                WebClient.builder()
                        .baseUrl(registry.compatibleApi())
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES));
        var authorization = registry.authorization();
        if (authorization != null) {
            client.defaultHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        if (registry.authority() != null) {
            client.clientConnector(new JdkClientHttpConnector(registry.http().build()));
        }
        return client.build();
    }

    /** The numbers of all versions of each topic's schema. */
    public Mono<Map<String, List<Integer>>> versions() {
        return Flux.fromIterable(Topics.all())
                .concatMap(this::versions)
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map.Entry<String, List<Integer>>> versions(Topic<?> topic) {
        return get("/subjects/{subject}/versions", topic.subject())
                .map(Registry::numbers)
                .onErrorResume(Registry::isUnknown, _ -> Mono.just(List.of()))
                .map(numbers -> Map.entry(topic.name(), numbers));
    }

    /** The newest schema of a topic; empty if it has none. */
    public Mono<Registered> newest(String topic) {
        return version(topic, "latest");
    }

    private Mono<Registered> version(String topic, String version) {
        return get("/subjects/{subject}/versions/{version}", topic + "-value", version)
                .map(this::registered)
                .onErrorResume(Registry::isUnknown, _ -> Mono.empty());
    }

    private Registered registered(JsonNode answer) {
        return new Registered(
                answer.path("id").asInt(),
                answer.path("version").asInt(),
                json.readTree(answer.path("schema").asString()));
    }

    /** The text of the schema of an id; empty if there is none. */
    public Mono<String> schema(int id) {
        return get("/schemas/ids/{id}", id)
                .map(answer -> answer.path("schema").asString())
                .onErrorResume(Registry::isUnknown, _ -> Mono.empty());
    }

    /** Which version of a topic's schema an id is; empty if it is none. */
    public Mono<Integer> versionOf(String topic, int id) {
        return get("/schemas/ids/{id}/versions", id)
                .flatMapIterable(answer -> answer)
                .filter(one -> one.path("subject").asString().equals(topic + "-value"))
                .map(one -> one.path("version").asInt())
                .next()
                .onErrorResume(Registry::isUnknown, _ -> Mono.empty());
    }

    private Mono<JsonNode> get(String path, Object... variables) {
        return client.get()
                .uri(path, variables)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(LIMIT)
                .map(json::readTree);
    }

    private static List<Integer> numbers(JsonNode answer) {
        var numbers = new ArrayList<Integer>();
        answer.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebClientResponseException answer
                && answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND);
    }
}
