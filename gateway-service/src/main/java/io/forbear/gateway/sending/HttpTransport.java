package io.forbear.gateway.sending;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.provider.Placeholders;
import io.forbear.gateway.provider.ProviderSettings.Http;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Posts messages as the bank has laid down for a provider. */
final class HttpTransport implements Transport {
    private static final String KEY = "Idempotency-Key";

    private final Http settings;
    private final JsonMapper json;
    private final WebClient client;
    private final Object body;

    /**
     * Makes ready.
     *
     * @throws IllegalArgumentException if the request cannot be filled in
     */
    HttpTransport(Http settings, WebClient client, JsonMapper json) {
        this.settings = settings;
        this.client = client;
        this.json = json;
        body = json.readValue(settings.body(), Object.class);
        var example = new HashMap<>(values(Command.EXAMPLE));
        settings.secrets().keySet().forEach(name -> example.put("secret:" + name, ""));
        Placeholders.fillAll(body, example);
        Placeholders.fillAll(settings.headers(), example);
        address(settings.url(), Command.EXAMPLE);
        if (settings.query() != null) {
            address(settings.query().url(), Command.EXAMPLE);
        }
    }

    @Override
    public boolean isIdempotent() {
        return settings.idempotent();
    }

    /** The message leaves when its request is written: connected, and encrypted, by then. */
    @Override
    public Mono<Result> send(Command command, Handover handover) {
        return filled(command)
                .flatMap(
                        values ->
                                client.post()
                                        .uri(address(settings.url(), command))
                                        .header(KEY, command.commandId())
                                        .headers(headers -> fill(headers, values))
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .httpRequest(_ -> handover.begin())
                                        .bodyValue(
                                                json.writeValueAsBytes(
                                                        Placeholders.fillAll(body, values)))
                                        .exchangeToMono(this::answer));
    }

    @Override
    public Mono<Found> find(Command command) {
        var query = settings.query();
        return query == null
                ? Mono.just(new Found.CannotBeAsked())
                : filled(command)
                        .flatMap(
                                values ->
                                        client.get()
                                                .uri(address(query.url(), command))
                                                .headers(headers -> fill(headers, values))
                                                .exchangeToMono(this::found));
    }

    private Mono<Result> answer(ClientResponse response) {
        int status = response.statusCode().value();
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(text -> Answers.of(status, messageId(text), settings.wrongRecipient()));
    }

    private Mono<Found> found(ClientResponse response) {
        int status = response.statusCode().value();
        return response.bodyToMono(String.class)
                .defaultIfEmpty("")
                .map(
                        text ->
                                switch (status) {
                                    case 200 -> new Found.Has(messageId(text));
                                    case 404 -> new Found.HasNot();
                                    default ->
                                            throw ProviderFailure.uncertain(
                                                    "the provider answered " + status);
                                });
    }

    /** Null if the answer does not tell it. */
    private @Nullable String messageId(String text) {
        try {
            var id = json.readTree(text).at(settings.messageId());
            return id.isValueNode() && !id.isNull() ? id.asString() : null;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private void fill(HttpHeaders headers, Map<String, String> values) {
        settings.headers()
                .forEach((name, text) -> headers.set(name, Placeholders.fill(text, values)));
    }

    /** Nothing personal and no secret: addresses are logged on the way. */
    private static URI address(String template, Command command) {
        var language = command.language();
        var values =
                Map.of(
                        "commandId", command.commandId(),
                        "language", language == null ? "" : language,
                        "notAfter", command.notAfter().toString());
        return URI.create(
                Placeholders.fill(template, values, value -> URLEncoder.encode(value, UTF_8)));
    }

    private Mono<Map<String, String>> filled(Command command) {
        return Mono.fromCallable(
                        () -> {
                            var values = new HashMap<>(values(command));
                            settings.secrets()
                                    .forEach(
                                            (name, file) ->
                                                    values.put("secret:" + name, read(file)));
                            return Map.copyOf(values);
                        })
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static Map<String, String> values(Command command) {
        var language = command.language();
        var subject = command.subject();
        return Map.of(
                "commandId", command.commandId(),
                "recipient", String.valueOf(command.recipient()),
                "message", command.message(),
                "subject", subject == null ? "" : subject,
                "language", language == null ? "" : language,
                "notAfter", command.notAfter().toString());
    }

    /** The file may be replaced while we run. */
    private static String read(Resource file) {
        try {
            return file.getContentAsString(UTF_8).strip();
        } catch (IOException _) {
            throw ProviderFailure.ours("a secret of the provider cannot be read");
        }
    }
}
