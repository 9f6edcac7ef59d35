package io.forbear.simulator.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.DebtCoverage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PortfolioTest {
    private static final Instant START = Instant.parse("2026-09-16T12:30:00Z");
    private static final List<Debtor> DEBTORS = Portfolio.generate(7, 400, START);

    @Test
    void isTheSameForTheSameSeed() {
        assertThat(Portfolio.generate(7, 400, START)).isEqualTo(DEBTORS);
        assertThat(Portfolio.generate(8, 400, START)).isNotEqualTo(DEBTORS);
    }

    @Test
    void beginsWithEverySmallerPortfolio() {
        assertThat(DEBTORS).startsWith(Portfolio.generate(7, 50, START).toArray(Debtor[]::new));
    }

    @Test
    void livesMostlyInChinaAndInFourCountries() {
        var byCountry =
                DEBTORS.stream()
                        .collect(
                                Collectors.groupingBy(
                                        d -> d.region().country(), Collectors.counting()));
        assertThat(byCountry)
                .containsEntry(Country.CN, 220L)
                .containsEntry(Country.US, 100L)
                .containsEntry(Country.GB, 40L)
                .containsEntry(Country.IN, 40L);
    }

    @Test
    void coversTheStatesAndConflictingZones() {
        assertThat(DEBTORS)
                .anyMatch(d -> d.livesUnder("US-MA"))
                .anyMatch(d -> d.livesUnder("US-NY"))
                .anyMatch(d -> d.livesUnder("US-WA"))
                .anyMatch(d -> d.livesUnder("US-CA"))
                .anyMatch(d -> d.region().zones().size() == 2);
        assertThat(DEBTORS)
                .filteredOn(d -> d.region().country() == Country.US)
                .allMatch(d -> d.account().coverage() == DebtCoverage.THIRD_PARTY);
    }

    @Test
    void isOverdueByOneToTwoHundredDays() {
        assertThat(DEBTORS)
                .allSatisfy(
                        debtor ->
                                assertThat(debtor.accounts())
                                        .allSatisfy(
                                                account ->
                                                        assertThat(daysPastDue(debtor, account))
                                                                .isBetween(1L, 200L)));
    }

    @Test
    void owesAtMostItsBalance() {
        assertThat(DEBTORS)
                .flatMap(Debtor::accounts)
                .allMatch(a -> a.amountOverdue().compareTo(a.balance()) <= 0)
                .allMatch(a -> a.amountOverdue().scale() <= 2);
    }

    @Test
    void givesEveryDebtorAndAccountAnIdOfItsOwn() {
        assertThat(DEBTORS).extracting(Debtor::debtorId).doesNotHaveDuplicates();
        assertThat(DEBTORS)
                .flatMap(Debtor::accounts)
                .extracting(Account::accountId)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(DEBTORS.size());
    }

    private static long daysPastDue(Debtor debtor, Account account) {
        ZoneId zone = debtor.region().zone();
        return ChronoUnit.DAYS.between(account.overdueSince(), LocalDate.ofInstant(START, zone));
    }
}
