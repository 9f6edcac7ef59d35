package io.forbear.simulator.pace;

import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A service, which tells of its work at {@code /actuator/work}. */
public final class ServicePlace implements Place {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern PART =
            Pattern.compile("\"([a-z-]+)\" *: *\"(\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z)\"");
    private static final int OK = 200;

    private final HttpClient client;
    private final String name;
    private final HttpRequest request;

    /**
     * A service.
     *
     * @param name its name
     * @param url its address without a path
     * @param token a bearer token with the role operations
     */
    public ServicePlace(HttpClient client, String name, String url, String token) {
        this.client = client;
        this.name = name;
        this.request =
                HttpRequest.newBuilder(URI.create(url + "/actuator/work"))
                        .header("Authorization", "Bearer " + token)
                        .timeout(PATIENCE)
                        .build();
    }

    @Override
    public List<Standing> look(Instant now) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new Trouble(
                        "%s does not tell how far it is: HTTP %d"
                                .formatted(name, response.statusCode()));
            }
            return read(name, response.body());
        } catch (IOException e) {
            throw new Trouble("%s does not answer: %s".formatted(name, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    static List<Standing> read(String name, String json) {
        var found = new ArrayList<Standing>();
        var parts = PART.matcher(json);
        while (parts.find()) {
            if (!parts.group(1).equals("now")) {
                found.add(new Standing(name + " " + parts.group(1), Instant.parse(parts.group(2))));
            }
        }
        return found;
    }
}
