package io.forbear.contact.preference;

import io.forbear.contact.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/**
 * Asks compliance-service when each channel is lawfully open, with the caller's own token. It is
 * advice; every contact is judged by the gate all the same.
 */
@Component
class LawfulTimes {
    private static final Logger LOG = LoggerFactory.getLogger(LawfulTimes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_BYTES = 8 * 1024 * 1024;

    private final WebClient client;

    LawfulTimes(@Value("${forbear.compliance.url:http://127.0.0.1:8084}") String url) {
        client =
                WebClient.builder()
                        .baseUrl(url)
                        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_BYTES))
                        .build();
    }

    /** A stretch of time; {@code until} is the instant after the last. */
    record Interval(Instant from, Instant until) {}

    private record Open(String channel, List<Interval> lawful) {}

    private record Answer(List<Open> channels) {}

    /**
     * When each channel is open.
     *
     * @param authorization the caller's header
     * @return empty if compliance-service does not answer, or does not know the debtor
     */
    Mono<Map<Channel, List<Interval>>> of(
            String debtorId, Instant from, Instant to, String authorization) {
        return client.get()
                .uri(
                        uri ->
                                uri.path("/debtors/{debtorId}/availability")
                                        .queryParam("from", from)
                                        .queryParam("to", to)
                                        .build(debtorId))
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .retrieve()
                .bodyToMono(Answer.class)
                .timeout(PATIENCE)
                .map(LawfulTimes::byChannel)
                .onErrorResume(failure -> unknown(debtorId, failure));
    }

    private static Mono<Map<Channel, List<Interval>>> unknown(String debtorId, Throwable failure) {
        LOG.warn("lawful times of debtor {} are not known: {}", debtorId, failure.toString());
        return Mono.empty();
    }

    private static Map<Channel, List<Interval>> byChannel(Answer answer) {
        return answer.channels().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                open -> Channel.valueOf(open.channel()), Open::lawful));
    }
}
