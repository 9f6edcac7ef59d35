package io.forbear.simulator.audit;

import static io.forbear.simulator.audit.Examples.APPROVED;
import static io.forbear.simulator.audit.Examples.FROM;
import static io.forbear.simulator.audit.Examples.GIVEN;
import static io.forbear.simulator.audit.Examples.MESSAGE;
import static io.forbear.simulator.audit.Examples.byId;
import static io.forbear.simulator.audit.Examples.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.events.AccountOverdue;
import io.forbear.events.DebtCoverage;
import io.forbear.events.Money;
import io.forbear.events.PaymentKind;
import io.forbear.events.PaymentPosted;
import io.forbear.simulator.agenda.Due;
import io.forbear.simulator.gateway.Ledger;
import io.forbear.simulator.wire.Outgoing;
import io.forbear.topics.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {
    private static final Duration SETTLING = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofDays(9);

    @Test
    void acceptsAnApprovedVersionWithWhatIsOwed() {
        var wordings = wordings(MESSAGE, ledger(statement("1234.5000")));

        assertThat(wordings.exact()).isEqualTo(1);
        assertThat(wordings.lines()).allMatch(Line::ok);
    }

    @Test
    void findsAMessageThatIsOneCentWrong() {
        var wordings = wordings(MESSAGE, ledger(statement("1234.5100")));

        assertThat(wordings.wrongAmounts()).hasSize(1);
        assertThat(wordings.lines()).anyMatch(line -> !line.ok());
    }

    @Test
    void doesNotJudgeAmountsOnAccountsOfAnotherRun() {
        var wordings = wordings(MESSAGE, ledger());

        assertThat(wordings.unknown()).isEqualTo(1);
        assertThat(wordings.lines()).allMatch(Line::ok);
    }

    @Test
    void findsATextThatNoVersionBecomes() {
        var other = MESSAGE.replace("1,234.50", "1,234.05");
        var wordings = wordings(other, ledger(statement("1234.5000")));

        assertThat(wordings.unapproved()).hasSize(1);
        assertThat(wordings.elsewhere()).as("and not what was commanded").hasSize(1);
    }

    @Test
    void findsAVersionThatNobodyApproved() {
        var wordings =
                Wordings.of(
                        List.of(made(MESSAGE)),
                        byId(order("1")),
                        Map.of(),
                        ledger(statement("1234.5000")),
                        List.of(),
                        SETTLING);

        assertThat(wordings.unapproved()).hasSize(1);
    }

    @Test
    void findsAMessageToAnotherNumber() {
        var made = new Made("1", "simulated-sms", "mobile-2", MESSAGE, FROM);
        var wordings =
                Wordings.of(
                        List.of(made),
                        byId(order("1")),
                        Map.of("digest", APPROVED),
                        ledger(statement("1234.5000")),
                        List.of(),
                        SETTLING);

        assertThat(wordings.elsewhere()).hasSize(1);
    }

    @Test
    void countsAPaymentThatCameWhileTheMessageWasOnItsWay() {
        var onTheWay = ledger(statement("1234.5000"), payment(GIVEN.plusSeconds(5)));
        var before = ledger(statement("1234.5000"), payment(GIVEN.minus(LONG)));

        assertThat(wordings(MESSAGE, onTheWay).overtaken()).isEqualTo(1);
        assertThat(wordings(MESSAGE, onTheWay).lines()).allMatch(Line::ok);
        assertThat(wordings(MESSAGE, before).wrongAmounts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 1234.5000 CNY, 'B for B: you owe CNY 1,234.50 in total. Reply STOP.'",
        "en, 0.1 USD, 'B for B: you owe USD 0.10 in total. Reply STOP.'",
        "en, 1234567.8901 USD, 'B for B: you owe USD 1,234,567.8901 in total. Reply STOP.'",
        "zh-CN, 1234.5000 CNY, '【B】您欠1,234.50元。回复R。{{cardholderName}}'",
        "zh-CN, 100 USD, '【B】您欠USD 100.00。回复R。{{cardholderName}}'",
    })
    void writesAmountsAsTheLanguageDoes(String language, String amount, String expected) {
        var facts = Map.of("creditor", "B", "collector", "B", "amount", amount);

        assertThat(APPROVED.fill(language, facts)).isEqualTo(expected);
    }

    @Test
    void fillsInNothingThatItDoesNotKnow() {
        assertThatThrownBy(() -> APPROVED.fill("en", Map.of("creditor", "B", "collector", "B")))
                .hasMessageContaining("{amount}");
        assertThatThrownBy(() -> APPROVED.fill("fr", Map.of())).hasMessageContaining("fr");
    }

    private static Wordings wordings(String text, Ledger ledger) {
        return Wordings.of(
                List.of(made(text)),
                byId(order("1")),
                Map.of("digest", APPROVED),
                ledger,
                List.of(),
                SETTLING);
    }

    private static Made made(String text) {
        return new Made("1", "simulated-sms", "mobile-1", text, FROM);
    }

    private static Ledger ledger(Due... dues) {
        return Ledger.of(new ArrayList<>(List.of(dues)));
    }

    private static Due statement(String balance) {
        var at = GIVEN.minus(Duration.ofDays(10));
        var event =
                AccountOverdue.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(at)
                        .setDebtorId("C1")
                        .setAccountId("A1")
                        .setCreditor("BANK")
                        .setProduct("CREDIT_CARD")
                        .setJurisdictions(List.of("CN"))
                        .setCoverage(DebtCoverage.FIRST_PARTY)
                        .setOverdueSince(LocalDate.parse("2026-11-01"))
                        .setAmountOverdue(money(balance))
                        .setBalance(money(balance))
                        .build();
        return new Due(at, new Outgoing<>(Topics.ACCOUNT_OVERDUE, event));
    }

    private static Due payment(Instant at) {
        var event =
                PaymentPosted.newBuilder()
                        .setEventId(UUID.randomUUID())
                        .setOccurredAt(at)
                        .setDebtorId("C1")
                        .setAccountId("A1")
                        .setPaymentId("P1")
                        .setKind(PaymentKind.PAYMENT)
                        .setAmount(money("100.0000"))
                        .setEffectiveDate(LocalDate.parse("2026-11-16"))
                        .build();
        return new Due(at, new Outgoing<>(Topics.ACCOUNT_PAYMENT, event));
    }

    private static Money money(String amount) {
        return Money.newBuilder().setAmount(new BigDecimal(amount)).setCurrency("CNY").build();
    }
}
