package io.forbear.simulator.desk;

import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Pattern;

/** Proposes and agrees plans at plan-service, over HTTP. Thread-safe. */
public final class PlanDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern AFFORDABILITY_ID =
            Pattern.compile("\"affordabilityId\" *: *\"([^\"]+)\"");
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String token;

    /**
     * A desk at one plan-service.
     *
     * @param url its address without a path
     * @param token a bearer token with the role plan-desk
     */
    public PlanDesk(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * The debtor tells what he can afford, proposes, and signs at once.
     *
     * @return whether a plan came about; not if there is another plan or nothing is owed
     * @throws Trouble if nobody answers or the token is not taken
     */
    public boolean agree(PlanRequest request) {
        var assessed =
                post("/debtors/" + request.debtor().debtorId() + "/affordability", request.means());
        var affordabilityId = AFFORDABILITY_ID.matcher(assessed.body());
        if (assessed.statusCode() != CREATED || !affordabilityId.find()) {
            return false;
        }
        var proposed = post("/plans", request.json(affordabilityId.group(1)));
        if (proposed.statusCode() != CREATED) {
            return false;
        }
        var plan = proposed.headers().firstValue("Location").orElseThrow();
        return post(URI.create(plan).getPath() + "/agreement", "{}").statusCode() == OK;
    }

    private HttpResponse<String> post(String path, String json) {
        try {
            var response =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .header("Authorization", "Bearer " + token)
                                    .header("Content-Type", "application/json")
                                    .timeout(PATIENCE)
                                    .POST(HttpRequest.BodyPublishers.ofString(json))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return understood(response);
        } catch (IOException | IllegalArgumentException e) {
            throw new Trouble("plan-service does not answer at " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    private HttpResponse<String> understood(HttpResponse<String> response) {
        return switch (response.statusCode()) {
            case 401, 403 ->
                    throw new Trouble(
                            "plan-service at %s does not take the token (HTTP %d);"
                                            .formatted(url, response.statusCode())
                                    + " make one with ./forbear token --role plan-desk");
            case 500, 400, 404 ->
                    throw new Trouble(
                            "plan-service at %s answers HTTP %d: %s"
                                    .formatted(url, response.statusCode(), response.body()));
            default -> response;
        };
    }
}
