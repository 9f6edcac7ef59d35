package io.forbear.plan.offer;

import static io.forbear.plan.performance.PerformanceExamples.cny;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.plan.account.KnownAccount;
import io.forbear.plan.limits.Debt;
import io.forbear.service.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WishBodyTest {
    @Test
    void addsUpTheAccountsOfTheDebtor() {
        var wish = wish("A-1", "A-2").wish(List.of(account("A-1", "D-1"), account("A-2", "D-1")));
        assertThat(wish.debt()).isEqualTo(cny("2000"));
    }

    @Test
    void namesNoAccountOfAnotherDebtor() {
        assertThatThrownBy(
                        () ->
                                wish("A-1", "A-2")
                                        .wish(
                                                List.of(
                                                        account("A-1", "D-1"),
                                                        account("A-2", "D-2"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("accountIds");
    }

    private static WishBody wish(String... accounts) {
        return new WishBody(
                "D-1",
                List.of(accounts),
                null,
                null,
                null,
                LocalDate.of(2027, 1, 1),
                null,
                null,
                true,
                null,
                null);
    }

    private static KnownAccount account(String id, String debtorId) {
        var debt = new Debt("CREDIT_CARD", List.of("CN"));
        return new KnownAccount(id, debtorId, 1, "M2", cny("1000"), cny("1000"), debt);
    }
}
