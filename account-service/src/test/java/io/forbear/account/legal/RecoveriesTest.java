package io.forbear.account.legal;

import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.payment;
import static io.forbear.account.fact.FactExamples.posting;
import static io.forbear.account.fact.FactExamples.reversal;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.account.fact.Posting;
import io.forbear.account.fact.PostingKind;
import io.forbear.account.legal.LegalPolicy.CreditReportRule;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveriesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    @Test
    void countsOnlyWhatIsValuedAfterTheDayOfTheWriteOff() {
        var found = after(payment(DAY, "100"), payment(DAY.plusDays(1), "50"));
        assertThat(found.recovered()).isEqualTo(cny("50"));
        assertThat(found.rate()).isEqualByComparingTo("0.0500");
    }

    @Test
    void takesOffReversalsAndLeavesAdjustmentsAndOtherCurrenciesAside() {
        var later = DAY.plusDays(2);
        var found =
                after(
                        payment(later, "300"),
                        reversal(later, "100"),
                        posting(PostingKind.ADJUSTMENT, later, noon(later), cny("40")),
                        posting(
                                PostingKind.PAYMENT,
                                later,
                                noon(later),
                                new Money(new BigDecimal(9), "USD")));
        assertThat(found.recovered()).isEqualTo(cny("200"));
        assertThat(found.payments()).isEqualTo(1);
    }

    @Test
    void countsAPostingOnceThoughTwoEventsTellOfIt() {
        var later = DAY.plusDays(2);
        var first =
                posting(UUID.randomUUID(), "P", PostingKind.PAYMENT, later, noon(later), cny("10"));
        var second =
                posting(
                        UUID.randomUUID(),
                        "P",
                        PostingKind.PAYMENT,
                        later,
                        noon(later).plusSeconds(1),
                        cny("12"));
        assertThat(after(second, first).recovered()).isEqualTo(cny("12"));
    }

    @DisplayName("CN-CREDIT-01: credit reporting regulation art. 15")
    @ParameterizedTest(name = "reported {0} days after the notice: {1}")
    @CsvSource({"9, false", "10, true", "11, true"})
    void reportsOnlySoManyDaysAfterTheNotice(int days, boolean allowed) {
        var obstacles = obstacles("consent-1", days);
        assertThat(obstacles.isEmpty()).isEqualTo(allowed);
    }

    @DisplayName("CN-CREDIT-01: credit reporting regulation art. 29(2)")
    @Test
    void reportsNothingWithoutConsentWhereItIsNeeded() {
        assertThat(obstacles(null, 30)).containsExactly("consentReference");
    }

    @DisplayName("CN-CREDIT-01: the notice is of the arrears that are reported")
    @ParameterizedTest(name = "overdue since {0} days before the notice: {1}")
    @CsvSource({"-1, false", "0, false", "1, true"})
    void reportsNothingByANoticeOfFormerArrears(int daysBefore, boolean allowed) {
        var found = obstacles("consent-1", 30, DAY.minusDays(daysBefore));
        assertThat(found.isEmpty()).isEqualTo(allowed);
    }

    private static List<String> obstacles(@Nullable String consent, int days) {
        return obstacles(consent, days, DAY.minusDays(40));
    }

    private static List<String> obstacles(
            @Nullable String consent, int days, LocalDate overdueSince) {
        var report =
                new CreditReport(
                        UUID.randomUUID(),
                        "A-1",
                        noon(DAY),
                        "LETTER",
                        "L-1",
                        "u-1",
                        consent,
                        null,
                        null,
                        null);
        Instant at = noon(DAY.plusDays(days)).minusSeconds(3600);
        return report
                .obstacles(
                        new CreditReportRule(10, true),
                        overdueSince,
                        at,
                        ZoneId.of("Asia/Shanghai"))
                .stream()
                .map(error -> error.field())
                .toList();
    }

    @ParameterizedTest(name = "of 5,000 only 1,000 were written off; {0} came in: {1} recovered")
    @CsvSource({"3999, 0", "4000, 0", "4001, 1", "5000, 1000"})
    void recoversOfAPartOnlyWhatExceedsTheRest(String received, String recovered) {
        var found =
                Recoveries.after(
                        DAY, cny("1000"), cny("4000"), List.of(payment(DAY.plusDays(1), received)));
        assertThat(found.recovered()).isEqualTo(cny(recovered));
    }

    private static Recoveries after(Posting... postings) {
        return Recoveries.after(DAY, cny("1000"), cny("0"), List.of(postings));
    }
}
