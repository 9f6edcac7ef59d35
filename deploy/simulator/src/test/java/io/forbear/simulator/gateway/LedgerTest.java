package io.forbear.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.AccountOverdue;
import io.forbear.events.DebtCoverage;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Instant NOW = Instant.parse("2026-09-17T02:00:00Z");
    private static final List<String> ACCOUNT = List.of("A1");

    /** Account A1 owes 100 for a month, and pays at that instant. */
    static Ledger paid(Instant at, String amount) {
        return Ledger.of(List.of(stated(at.minusSeconds(30 * 86_400), "100"), posted(at, amount)));
    }

    static Money money(String amount) {
        return new Money(new BigDecimal(amount).setScale(4), "CNY");
    }

    @Test
    void knowsTheBalanceFromTheInstantOfAPaymentOn() {
        var ledger = paid(NOW, "20");
        assertThat(ledger.owes(ACCOUNT, money("100"), NOW.minusMillis(1))).isTrue();
        assertThat(ledger.owes(ACCOUNT, money("100"), NOW)).isFalse();
        assertThat(ledger.owes(ACCOUNT, money("80"), NOW)).isTrue();
    }

    @Test
    void takesALaterStatementAsTheWholeTruth() {
        var ledger = Ledger.of(List.of(posted(NOW, "20"), stated(NOW.plusSeconds(1), "90")));
        assertThat(ledger.owes(ACCOUNT, money("90"), NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void isSteadyUnlessSomethingChangesInBetween() {
        var ledger = paid(NOW, "20");
        assertThat(ledger.isSteady(ACCOUNT, NOW.minusSeconds(9), NOW.minusSeconds(1))).isTrue();
        assertThat(ledger.isSteady(ACCOUNT, NOW.minusSeconds(9), NOW)).isFalse();
    }

    @Test
    void objectsNeitherToSilenceNorToAccountsItDoesNotKeep() {
        var ledger = paid(NOW, "20");
        assertThat(ledger.owes(ACCOUNT, null, NOW)).isTrue();
        assertThat(ledger.owes(List.of("of another run"), money("7"), NOW)).isTrue();
    }

    private static Due stated(Instant at, String balance) {
        return new Due(
                at,
                new Outgoing<>(
                        Topics.ACCOUNT_OVERDUE,
                        AccountOverdue.newBuilder()
                                .setEventId(UUID.randomUUID())
                                .setOccurredAt(at)
                                .setDebtorId("C1")
                                .setAccountId("A1")
                                .setCreditor("BANK")
                                .setProduct("CREDIT_CARD")
                                .setJurisdictions(List.of("CN"))
                                .setCoverage(DebtCoverage.FIRST_PARTY)
                                .setAmountOverdue(money("10"))
                                .setBalance(money(balance))
                                .build()));
    }

    private static Due posted(Instant at, String amount) {
        return new Due(
                at,
                new Outgoing<>(
                        Topics.ACCOUNT_PAYMENT,
                        PaymentPosted.newBuilder()
                                .setEventId(UUID.randomUUID())
                                .setOccurredAt(at)
                                .setDebtorId("C1")
                                .setAccountId("A1")
                                .setPaymentId("P1")
                                .setKind(PaymentKind.PAYMENT)
                                .setAmount(money(amount))
                                .setEffectiveDate(LocalDate.of(2026, 9, 17))
                                .build()));
    }
}
