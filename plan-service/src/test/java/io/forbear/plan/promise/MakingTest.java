package io.forbear.plan.promise;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static io.forbear.plan.promise.PromiseExamples.MADE;
import static io.forbear.plan.promise.PromiseExamples.SHANGHAI;
import static io.forbear.plan.promise.PromiseExamples.noon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.account.Zones;
import io.forbear.plan.debtor.Pauses;
import io.forbear.plan.limits.Debt;
import io.forbear.plan.limits.PlanLimits;
import io.forbear.plan.limits.PlanLimitsFile;
import io.forbear.plan.limits.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** At most three dates, 30 days ahead; 1000 are owed. */
class MakingTest {
    private static final Making.Policy POLICY =
            new Making.Policy(
                    3,
                    Map.of("CNY", new BigDecimal("5")),
                    new BigDecimal("2"),
                    50,
                    3,
                    30,
                    3,
                    90,
                    new Zones(SHANGHAI, Map.of()),
                    limits());
    private static final KnownAccount ACCOUNT = account("CN", false);

    @ParameterizedTest(name = "in {0}, disputed {1}: 12 CFR 1006.38(d)(2) allows it {2}")
    @CsvSource({"US-NY, true, false", "US-NY, false, true", "CN, true, true"})
    void promisesNoPaymentOnADisputedDebtWhereTheLawForbidsIt(
            String place, boolean disputed, boolean allowed) {
        var making = decide("D-1", null, account(place, disputed), part("10", "CNY", 1));
        assertThat(making instanceof Making.Made).isEqualTo(allowed);
    }

    @ParameterizedTest(name = "{0} {1} in {2} days: {3}")
    @CsvSource({
        "1000, CNY, 0, -",
        "1000.01, CNY, 0, dates",
        "0, CNY, 0, dates[0].amount",
        "0.01, CNY, 30, -",
        "-0.01, CNY, 0, dates[0].amount",
        "0.001, CNY, 0, dates[0].amount",
        "10, USD, 0, dates[0].amount.currency",
        "10, CNY, -1, dates[0].dueOn",
        "10, CNY, 31, dates[0].dueOn"
    })
    void namesTheFieldThatMakesNoSense(String amount, String currency, int days, String field) {
        expect(field, "D-1", null, part(amount, currency, days));
    }

    @ParameterizedTest(name = "{0} dates: {1}")
    @CsvSource({"1, -", "2, -", "3, -", "4, dates"})
    void takesAsManyDatesAsThereMayBe(int count, String field) {
        expect(
                field,
                "D-1",
                null,
                IntStream.range(0, count)
                        .mapToObj(i -> part("10", "CNY", i))
                        .toArray(PromiseBody.Dated[]::new));
    }

    @Test
    void takesDatesOneAfterTheOther() {
        expect("dates[1].dueOn", "D-1", null, part("10", "CNY", 2), part("10", "CNY", 2));
    }

    @Test
    void addsUpMoreThanAnAmountCanHold() {
        expect(
                "dates",
                "D-1",
                null,
                part("999999999999999", "CNY", 1),
                part("999999999999999", "CNY", 2));
    }

    @Test
    void takesAPromiseForAccountsOfTheDebtorOnly() {
        expect("accountIds", "D-2", null, part("10", "CNY", 1));
    }

    @ParameterizedTest(name = "given {0} seconds from now: {1}")
    @CsvSource({"-1, -", "0, -", "1, promisedAt"})
    void isNotGivenInTheFuture(int seconds, String field) {
        expect(field, "D-1", noon(MADE).plusSeconds(seconds), part("10", "CNY", 1));
    }

    private static PromiseBody.Dated part(String amount, String currency, int days) {
        return new PromiseBody.Dated(MADE.plusDays(days), new BigDecimal(amount), currency);
    }

    private static void expect(
            String field,
            String debtorId,
            @Nullable Instant promisedAt,
            PromiseBody.Dated... dates) {
        var making = decide(debtorId, promisedAt, ACCOUNT, dates);
        if (field.equals("-")) {
            assertThat(making).isInstanceOf(Making.Made.class);
        } else {
            assertThat(making).isInstanceOf(Making.Refused.class);
            assertThat(((Making.Refused) making).refusals())
                    .extracting(Refusal::field)
                    .containsExactly(field);
        }
    }

    private static Making decide(
            String debtorId,
            @Nullable Instant promisedAt,
            KnownAccount account,
            PromiseBody.Dated... dates) {
        var request =
                new PromiseBody(debtorId, List.of("A-1"), List.of(dates), promisedAt, null)
                        .request("desk");
        var now = new Making.Circumstances(List.of(account), List.of(), Set.of(), Pauses.NONE);
        return Making.decide(request, now, POLICY, "W1", noon(MADE));
    }

    private static KnownAccount account(String place, boolean disputed) {
        var debt = new Debt("CREDIT_CARD", List.of(place), disputed);
        return new KnownAccount("A-1", "D-1", 1, "M2", cny("500"), cny("1000"), debt);
    }

    private static PlanLimits limits() {
        try (var yaml = MakingTest.class.getResourceAsStream("/plan-limits.yaml")) {
            return PlanLimitsFile.read(Objects.requireNonNull(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
