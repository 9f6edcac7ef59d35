package io.forbear.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A stream of events, as a browser follows it. */
final class Followed implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final CopyOnWriteArrayList<String> lines = new CopyOnWriteArrayList<>();

    Followed(String address, String token) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        .build();
        var stream = http.send(request, BodyHandlers.ofInputStream()).body();
        var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        Thread.ofVirtual().start(() -> reader.lines().forEach(lines::add));
    }

    /** Waits for a line with the text. */
    void await(String text, Duration limit) {
        Awaitility.await()
                .atMost(limit)
                .pollInterval(LOOK)
                .until(() -> lines.stream().anyMatch(line -> line.contains(text)));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
