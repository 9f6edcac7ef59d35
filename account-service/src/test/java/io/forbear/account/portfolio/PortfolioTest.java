package io.forbear.account.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.portfolio.Portfolio.Count;
import io.forbear.account.portfolio.Portfolio.StageTotals;
import io.forbear.account.portfolio.Portfolio.Sum;
import io.forbear.account.portfolio.Portfolio.Sums;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final Instant NOW = Instant.parse("2026-03-10T04:00:00Z");

    @Test
    void countsAllAccountsAndThoseOfEachStage() {
        var yuan = new Sums(3, cny("300"), cny("1234567890123456789.5"));
        var euro = new Sums(1, euro("10"), euro("20"));
        var cured = new Sums(2, cny("0"), cny("50"));
        var portfolio =
                Portfolio.of(
                        NOW,
                        List.of(
                                new Count("M1", 3, 3, 3, 0, yuan),
                                new Count("M1", 1, 1, 1, 0, euro),
                                new Count("CURED", 2, 2, 0, 2, cured)));
        assertThat(portfolio)
                .isEqualTo(
                        new Portfolio(
                                NOW,
                                6,
                                6,
                                4,
                                2,
                                List.of(
                                        new StageTotals("CURED", 2, List.of(cured)),
                                        new StageTotals("M1", 4, List.of(yuan, euro)))));
    }

    @Test
    void isEmptyWithoutAccounts() {
        assertThat(Portfolio.of(NOW, List.of()))
                .isEqualTo(new Portfolio(NOW, 0, 0, 0, 0, List.of()));
    }

    private static Sum cny(String amount) {
        return new Sum(new BigDecimal(amount), "CNY");
    }

    private static Sum euro(String amount) {
        return new Sum(new BigDecimal(amount), "EUR");
    }
}
