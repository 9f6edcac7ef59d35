package io.forbear.console.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The services' HTTP APIs, with a token. */
final class Desks {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** A replay of many records is done within the call that asks for it. */
    private static final Duration DEED_LIMIT = Duration.ofMinutes(10);

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String DEFAULTS =
            "account-service=http://127.0.0.1:8081,contact-service=http://127.0.0.1:8082,"
                    + "plan-service=http://127.0.0.1:8083,compliance-service=http://127.0.0.1:8084,"
                    + "gateway-service=http://127.0.0.1:8086";

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    @Option(
            names = "--token",
            defaultValue = "${env:FORBEAR_TOKEN}",
            description = "bearer token (FORBEAR_TOKEN; on this machine ./forbear gives one)")
    private @Nullable String token;

    @Option(
            names = "--services",
            defaultValue = "${env:FORBEAR_SERVICES:-" + DEFAULTS + "}",
            description = "where services are: name=address,... (FORBEAR_SERVICES)")
    private String services = DEFAULTS;

    /** All services, or the one that is named. */
    List<String> names(@Nullable String only) throws Refusal {
        if (only != null) {
            url(only);
            return List.of(only);
        }
        return new ArrayList<>(urls().keySet());
    }

    /** What a service tells. */
    JsonNode get(String service, String path) throws Refusal, InterruptedException {
        return answer(service, send(service, path, "GET", BodyPublishers.noBody()));
    }

    /** What a service tells; null if it has no such thing. */
    @Nullable JsonNode find(String service, String path) throws Refusal, InterruptedException {
        var found = send(service, path, "GET", BodyPublishers.noBody());
        return found.statusCode() == NOT_FOUND ? null : answer(service, found);
    }

    /** What a service answers to a deed. */
    JsonNode post(String service, String path, Object body) throws Refusal, InterruptedException {
        var json = BodyPublishers.ofString(JSON.writeValueAsString(body));
        return answer(service, send(service, path, "POST", json));
    }

    /** A stream of events, line by line. */
    InputStream stream(String service, String path) throws Refusal, InterruptedException {
        var request = request(service, path).header("Accept", "text/event-stream").GET().build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            if (answer.statusCode() != OK) {
                throw Refusal.refused(service + " answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException silent) {
            throw silent(service, silent);
        }
    }

    /** A query of those parameters that have a value. */
    static String query(Map<String, ? extends @Nullable Object> parameters) {
        var query = new StringBuilder();
        parameters.forEach(
                (name, value) -> {
                    if (value != null) {
                        query.append(query.isEmpty() ? '?' : '&').append(name).append('=');
                        query.append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
                    }
                });
        return query.toString();
    }

    private HttpResponse<String> send(
            String service, String path, String method, BodyPublisher body)
            throws Refusal, InterruptedException {
        var isDeed = !method.equals("GET");
        var request =
                request(service, path)
                        .timeout(isDeed ? DEED_LIMIT : LIMIT)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException silent) {
            throw isDeed && !isUnreached(silent)
                    ? unknown(service, silent)
                    : silent(service, silent);
        }
    }

    private static boolean isUnreached(IOException silent) {
        return silent instanceof ConnectException || silent instanceof HttpConnectTimeoutException;
    }

    private static Refusal unknown(String service, IOException cause) {
        return Refusal.out(
                "%s did not say what came of it (%s): whether it was done is not known"
                        .formatted(service, cause.getClass().getSimpleName()));
    }

    private HttpRequest.Builder request(String service, String path) throws Refusal {
        if (token == null || token.isBlank()) {
            throw Refusal.refused("a token is needed: --token or FORBEAR_TOKEN");
        }
        return HttpRequest.newBuilder(URI.create(url(service) + path))
                .header("Authorization", "Bearer " + token.strip());
    }

    private Refusal silent(String service, IOException cause) throws Refusal {
        return Refusal.out(
                "%s does not answer at %s (%s)"
                        .formatted(service, url(service), cause.getClass().getSimpleName()));
    }

    private static JsonNode answer(String service, HttpResponse<String> answer) throws Refusal {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw Refusal.refused(
                    "%s answered %d: %s"
                            .formatted(service, answer.statusCode(), detail(answer.body())));
        }
        return JSON.readTree(answer.body());
    }

    private static String detail(String problem) {
        try {
            return JSON.readTree(problem).path("detail").asString(problem);
        } catch (JacksonException notJson) {
            return problem;
        }
    }

    private String url(String service) throws Refusal {
        var url = urls().get(service);
        if (url == null) {
            throw Refusal.refused(
                    "there is no service %s; there are %s"
                            .formatted(service, String.join(", ", urls().keySet())));
        }
        return url;
    }

    private Map<String, String> urls() throws Refusal {
        var urls = new LinkedHashMap<String, String>();
        for (var one : services.split(",", -1)) {
            var at = one.indexOf('=');
            if (at < 1) {
                throw Refusal.refused("--services is name=address,..., found " + services);
            }
            urls.put(one.substring(0, at).strip(), one.substring(at + 1).strip());
        }
        return urls;
    }
}
