package io.forbear.account;

import static io.forbear.account.EventExamples.newDebtor;
import static io.forbear.testing.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.DebtCoverage;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.testing.Surroundings;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BadRecordIT implements WithAccountService {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);
    private static final String OVERDUE = Topics.ACCOUNT_OVERDUE.parkedName();
    private static final String PAYMENT = Topics.ACCOUNT_PAYMENT.parkedName();

    private final EventExamples debtor = newDebtor();

    @Test
    void parksANegativeOverdueAmount() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, debtor.overdue(DATE, DATE, "-3").build());
        parked(OVERDUE, "amountOverdue is negative: -3.0000 CNY");
    }

    @Test
    void parksAmountsOfTwoCurrencies() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(DATE, DATE, "3")
                        .setBalance(new Money(new BigDecimal("3.0000"), "USD"))
                        .build());
        parked(OVERDUE, "one currency");
    }

    @Test
    void parksACurrencyThatDoesNotExist() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(DATE, DATE, "3")
                        .setBalance(new Money(new BigDecimal("3.0000"), "RMB"))
                        .build());
        parked(OVERDUE, "there is no currency 'RMB'");
    }

    @Test
    void parksABlankAccount() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE, debtor.overdue(DATE, DATE, "3").setAccountId(" ").build());
        parked(OVERDUE, "accountId is blank");
    }

    @Test
    void parksACoverageItDoesNotKnow() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE,
                debtor.overdue(DATE, DATE, "3").setCoverage(DebtCoverage.UNKNOWN).build());
        parked(OVERDUE, "coverage is not known");
    }

    @Test
    void parksAPostingOfAKindItDoesNotKnow() {
        Surroundings.send(
                Topics.ACCOUNT_PAYMENT,
                debtor.posting("P1", PaymentKind.UNKNOWN, DATE, "3").build());
        parked(PAYMENT, "kind of posting is not known");
    }

    @Test
    void parksBytesThatAreNoEvent() {
        Surroundings.send(
                Topics.ACCOUNT_OVERDUE.name(),
                debtor.debtorId(),
                "not an event".getBytes(StandardCharsets.UTF_8),
                Map.of());
        soon(() -> assertThat(Surroundings.read(OVERDUE, debtor.debtorId())).hasSize(1));
    }

    @Test
    void keepsLaterEventsOfTheDebtorBehindTheBadOneAndLetsOthersPass() {
        Surroundings.send(Topics.ACCOUNT_OVERDUE, debtor.overdue(DATE, DATE, "-3").build());
        Surroundings.send(Topics.ACCOUNT_OVERDUE, debtor.overdue(DATE, DATE, "3").build());
        var other = newDebtor();
        Surroundings.send(Topics.ACCOUNT_OVERDUE, other.overdue(DATE, DATE, "3").build());

        soon(() -> assertThat(Surroundings.read(OVERDUE, debtor.debtorId())).hasSize(2));
        soon(
                () ->
                        assertThat(Surroundings.read(Topics.ACCOUNT_STAGE, other.debtorId()))
                                .hasSize(1));
        assertThat(Surroundings.read(Topics.ACCOUNT_STAGE, debtor.debtorId())).isEmpty();
    }

    private void parked(String topic, String reason) {
        soon(() -> assertThat(Surroundings.read(topic, debtor.debtorId())).hasSize(1));
        var headers =
                List.of(Surroundings.read(topic, debtor.debtorId()).getFirst().headers().toArray());
        assertThat(headers)
                .anySatisfy(
                        header ->
                                assertThat(new String(header.value(), StandardCharsets.UTF_8))
                                        .contains(reason));
    }
}
