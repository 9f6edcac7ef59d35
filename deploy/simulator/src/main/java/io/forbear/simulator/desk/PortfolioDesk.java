package io.forbear.simulator.desk;

import io.forbear.simulator.trouble.Trouble;
import java.time.Duration;
import java.time.LocalDate;

/** Asks account-service for figures of the portfolio, over HTTP. */
public final class PortfolioDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ServiceDesk service;

    /**
     * A desk at one account-service.
     *
     * @param url its address without a path
     * @param token a bearer token with the role auditor
     */
    public PortfolioDesk(String url, String token) {
        service = new ServiceDesk(url, token, PATIENCE);
    }

    /**
     * The roll-rate matrix between the ends of months, as comma-separated values.
     *
     * @throws Trouble if nobody answers or the question is refused
     */
    public String rollRate(LocalDate from, LocalDate to) {
        return service.text("/portfolio/roll-rate.csv?from=%s&to=%s".formatted(from, to));
    }
}
