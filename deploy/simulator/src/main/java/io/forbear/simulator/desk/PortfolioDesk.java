package io.forbear.simulator.desk;

import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;

/** Asks account-service for figures of the portfolio, over HTTP. */
public final class PortfolioDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String token;

    /**
     * A desk at one account-service.
     *
     * @param url its address without a path
     * @param token a bearer token with the role auditor
     */
    public PortfolioDesk(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /**
     * The roll-rate matrix between the ends of months, as comma-separated values.
     *
     * @throws Trouble if nobody answers or the question is refused
     */
    public String rollRate(LocalDate from, LocalDate to) {
        try {
            var path = "/portfolio/roll-rate.csv?from=%s&to=%s".formatted(from, to);
            var response =
                    client.send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .header("Authorization", "Bearer " + token)
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new Trouble(
                        "account-service at %s answers HTTP %d: %s"
                                .formatted(url, response.statusCode(), response.body()));
            }
            return response.body();
        } catch (IOException | IllegalArgumentException e) {
            throw new Trouble(
                    "account-service does not answer at " + url + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }
}
