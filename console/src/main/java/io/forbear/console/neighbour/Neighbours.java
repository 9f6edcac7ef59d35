package io.forbear.console.neighbour;

import io.forbear.service.problem.Problem;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;

/** The services by name, and how they are asked. */
@Component
public class Neighbours {
    private static final int CONNECT_MILLIS = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 4 << 20;

    private final Map<String, List<String>> urls = new LinkedHashMap<>();
    private final Map<String, String> answering = new ConcurrentHashMap<>();
    private final WebClient client;

    Neighbours(ServiceSettings settings) {
        settings.services().forEach((name, all) -> urls.put(name, List.of(all.split(",", -1))));
        var http = HttpClient.create().option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS);
        client =
                WebClient.builder()
                        .clientConnector(new ReactorClientHttpConnector(http))
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES))
                        .build();
    }

    /** Their names. */
    public Set<String> names() {
        return urls.keySet();
    }

    /**
     * The address of a service; of one with several instances, that of one which answered when it
     * was looked last.
     *
     * @throws Problem 404 if there is none of that name
     */
    public String url(String service) {
        return urls(service).getFirst();
    }

    /** The addresses of all instances, beginning with the one in use. */
    List<String> urls(String service) {
        var all = urls.get(service);
        if (all == null) {
            throw Problem.notFound(
                    "There is no service " + service + "; there are " + names() + ".");
        }
        var used = answering.getOrDefault(service, all.getFirst());
        return Stream.concat(Stream.of(used), all.stream().filter(one -> !one.equals(used)))
                .toList();
    }

    /** From now on this instance is asked. */
    void use(String service, String url) {
        answering.put(service, url);
    }

    WebClient client() {
        return client;
    }

    /**
     * What a service tells; fails with {@link ServiceOut} if it does not answer.
     *
     * @param authorization the header: each sees what he may see
     * @param path with variables in braces
     */
    public Mono<JsonNode> get(
            String service, String authorization, String path, Object... variables) {
        return told(service, authorization, client.get().uri(url(service) + path, variables));
    }

    /** The same of what a service answers to a body, as JSON. */
    public Mono<JsonNode> post(
            String service, String authorization, Object body, String path, Object... variables) {
        var call = client.post().uri(url(service) + path, variables).bodyValue(body);
        return told(service, authorization, call);
    }

    private static Mono<JsonNode> told(
            String service, String authorization, RequestHeadersSpec<?> call) {
        return call.header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(JsonNode.class)
                .timeout(LIMIT)
                .onErrorMap(Unanswered::isOut, failure -> new ServiceOut(service, failure));
    }
}
