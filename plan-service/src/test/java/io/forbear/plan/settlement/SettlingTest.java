package io.forbear.plan.settlement;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.settlement.Settling.Offered;
import io.forbear.plan.settlement.Settling.Refused;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlingTest {
    private static final Settling.Policy POLICY =
            new Settling.Policy(
                    10,
                    60,
                    30,
                    Duration.ofDays(14),
                    new Zones(ZoneId.of("Asia/Shanghai"), Map.of()));
    private static final Instant NOW = Instant.parse("2027-01-01T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);
    private static final KnownAccount ACCOUNT =
            new KnownAccount(
                    "A-1",
                    "D-1",
                    1,
                    "M4",
                    cny("500"),
                    cny("1000"),
                    new Debt("CREDIT_CARD", List.of("CN")));

    @ParameterizedTest(name = "{0} of 1000: a second person is needed {1}")
    @CsvSource({"999.99, false", "900, false", "899.99, true", "400, true"})
    void asksForASecondPersonBeyondTheShareThatOneMayWaiveAlone(String amount, boolean needed) {
        var offering = decide(cny(amount), TODAY);
        assertThat(offering).isInstanceOf(Offered.class);
        var settlement = ((Offered) offering).settlement();
        assertThat(settlement.needsApproval()).isEqualTo(needed);
        assertThat(settlement.forgiven()).isEqualTo(cny("1000").minus(cny(amount)));
        assertThat(settlement.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(14)));
    }

    @ParameterizedTest(name = "{0} {1} by {2}: {3}")
    @CsvSource({
        "399.99, CNY, 2027-01-01, amount",
        "1000, CNY, 2027-01-01, amount",
        "0, CNY, 2027-01-01, amount",
        "-1, CNY, 2027-01-01, amount",
        "900.001, CNY, 2027-01-01, amount",
        "900, USD, 2027-01-01, currency",
        "900, CNY, 2026-12-31, payBy",
        "900, CNY, 2027-02-01, payBy",
    })
    void namesTheFieldThatIsWrong(String amount, String currency, LocalDate payBy, String field) {
        var money = new Money(new BigDecimal(amount), currency);
        assertThat(refusals(decide(money, payBy)))
                .extracting(Refusal::field)
                .containsExactly(field);
    }

    @Test
    void takesTheLastDayOnWhichItMayBePaid() {
        assertThat(decide(cny("900"), TODAY.plusDays(30))).isInstanceOf(Offered.class);
    }

    @Test
    void refusesAnAccountThatIsNotTheDebtors() {
        var request = new Settling.Request("D-2", List.of("A-1"), cny("900"), TODAY, "desk");
        var offering = Settling.decide(request, List.of(ACCOUNT), POLICY, "S1", NOW);
        assertThat(refusals(offering)).extracting(Refusal::field).containsExactly("accountIds");
    }

    private static Settling decide(Money amount, LocalDate payBy) {
        var request = new Settling.Request("D-1", List.of("A-1"), amount, payBy, "desk");
        return Settling.decide(request, List.of(ACCOUNT), POLICY, "S1", NOW);
    }

    private static List<Refusal> refusals(Settling offering) {
        assertThat(offering).isInstanceOf(Refused.class);
        return ((Refused) offering).refusals();
    }
}
