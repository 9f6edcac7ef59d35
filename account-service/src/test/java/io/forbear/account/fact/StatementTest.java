package io.forbear.account.fact;

import static io.forbear.account.fact.FactExamples.ACCOUNT;
import static io.forbear.account.fact.FactExamples.CARD;
import static io.forbear.account.fact.FactExamples.DEBTOR;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final Money EURO = new Money(BigDecimal.ONE, "EUR");

    @Test
    void refusesANegativeOverdueAmountAndSaysSo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> statement(TODAY, TODAY, "-0.01"))
                .withMessage("amountOverdue is negative: -0.0100 CNY");
    }

    @Test
    void acceptsZeroOverdueAndACreditBalance() {
        assertThat(with(cny("0"), cny("-20")).balance()).isEqualTo(cny("-20"));
    }

    @Test
    void refusesAmountsOfDifferentCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with(cny("1"), EURO))
                .withMessageContaining("one currency")
                .withMessageContaining("1.0000 EUR");
    }

    @Test
    void refusesAMinimumPaymentOfAnotherCurrency() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new Statement(
                                        UUID.randomUUID(),
                                        noon(TODAY),
                                        DEBTOR,
                                        ACCOUNT,
                                        CARD,
                                        null,
                                        cny("0"),
                                        cny("0"),
                                        null,
                                        EURO));
    }

    @Test
    void refusesABreakdownWithAPartOfAnotherCurrency() {
        var breakdown = new Breakdown(cny("1"), cny("0"), cny("0"), EURO);
        assertThatIllegalArgumentException().isThrownBy(() -> with(cny("1"), cny("1"), breakdown));
    }

    @Test
    void refusesBlankIds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AccountId(" "))
                .withMessage("accountId is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DebtorId(""))
                .withMessage("debtorId is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Terms("", "CARD", List.of(), Coverage.FIRST_PARTY, null, false))
                .withMessage("creditor is blank");
    }

    @Test
    void ordersTiesOfEventTimeAsThePostgresqlOrderOfUuidsDoes() {
        var low = UUID.fromString("00000000-0000-7000-8000-000000000000");
        var high = UUID.fromString("ffffffff-0000-7000-8000-000000000000");
        var first = statement(low, TODAY, null, "0");
        var second = statement(high, TODAY, null, "0");
        assertThat(Statement.BY_EVENT_TIME.compare(first, second)).isNegative();
    }

    private static Statement with(Money amountOverdue, Money balance) {
        return with(amountOverdue, balance, new Breakdown(cny("1"), cny("0"), cny("0"), cny("0")));
    }

    private static Statement with(Money amountOverdue, Money balance, Breakdown breakdown) {
        return new Statement(
                UUID.randomUUID(),
                noon(TODAY),
                DEBTOR,
                ACCOUNT,
                CARD,
                TODAY,
                amountOverdue,
                balance,
                breakdown,
                null);
    }
}
