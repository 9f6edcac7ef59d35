package io.forbear.account.fact;

import static io.forbear.account.fact.FactExamples.SHANGHAI;
import static io.forbear.account.fact.FactExamples.cny;
import static io.forbear.account.fact.FactExamples.noon;
import static io.forbear.account.fact.FactExamples.posting;
import static io.forbear.account.fact.FactExamples.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PostingTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);

    @ParameterizedTest(name = "a {0} of {1} reduces the debt by {2}")
    @CsvSource({
        "PAYMENT, 10, 10",
        "REVERSAL, 10, -10",
        "CHARGEBACK, 10, -10",
        "ADJUSTMENT, 10, 10",
        "ADJUSTMENT, -10, -10"
    })
    void reducesTheDebtByItsKind(PostingKind kind, String amount, String reduction) {
        var posting = posting(kind, TODAY, noon(TODAY), cny(amount));
        assertThat(posting.reduction()).isEqualTo(cny(reduction));
    }

    @ParameterizedTest
    @EnumSource(value = PostingKind.class, mode = EnumSource.Mode.EXCLUDE, names = "ADJUSTMENT")
    void refusesANegativeAmountUnlessItIsAnAdjustment(PostingKind kind) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> posting(kind, TODAY, noon(TODAY), cny("-1")))
                .withMessageContaining("is not negative");
    }

    @ParameterizedTest(name = "value date {0}, posted at {1}: {2}")
    @CsvSource({
        "2026-03-09, 2026-03-09T12:00:00+08:00, false",
        "2026-03-09, 2026-03-10T12:00:00+08:00, false",
        "2026-03-09, 2026-03-10T12:00:01+08:00, true",
        "2026-03-09, 2026-03-11T12:00:00+08:00, true",
        "2026-03-10, 2026-03-10T11:59:59+08:00, false",
        "2026-03-10, 2026-03-10T12:00:00+08:00, false",
        "2026-03-10, 2026-03-10T12:00:01+08:00, true",
        "2026-03-11, 2026-03-10T12:00:00+08:00, true",
        "2026-03-11, 2026-03-11T12:00:00+08:00, true"
    })
    void isAfterAStatementOfTheTenthAtNoon(LocalDate effective, Instant posted, boolean after) {
        var posting = posting(PostingKind.PAYMENT, effective, posted, cny("1"));
        assertThat(posting.isAfter(statement(TODAY, null, "0"), SHANGHAI)).isEqualTo(after);
    }

    @Test
    void takesTheStatementsDateInTheAccountsZone() {
        // half past midnight of the 11th in Shanghai is still the 10th in UTC
        var late = Instant.parse("2026-03-10T16:30:00Z");
        var stated = statement(TODAY, null, "0");
        var statement =
                new Statement(
                        stated.eventId(),
                        late,
                        stated.debtorId(),
                        stated.accountId(),
                        stated.terms(),
                        null,
                        cny("0"),
                        cny("0"),
                        null,
                        null);
        var posting = posting(PostingKind.PAYMENT, LocalDate.of(2026, 3, 11), late, cny("1"));
        assertThat(posting.isAfter(statement, SHANGHAI)).isFalse();
    }
}
