package io.forbear.contact.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.service.problem.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsTest {
    private static String portfolio(int debtors) {
        return IntStream.range(0, debtors)
                .mapToObj(i -> "customer-number-%d,%s\n".formatted(i, i % 2 == 0 ? "a" : "b"))
                .collect(Collectors.joining("", "debtor_id,group\n", ""));
    }

    @Test
    void takesAPortfolioOfTwoHundredThousandDebtorsAndNotOneMore() {
        var groups = Groups.ofCsv(portfolio(200_000)).byGroup();
        assertThat(groups.get("a")).hasSize(100_000);
        assertThat(groups.get("b")).hasSize(100_000);
        assertThatThrownBy(() -> Groups.ofCsv(portfolio(200_001)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("at most 200000 debtors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C1", "C1,", ",a", "C1,a,b", "C\u00001,a"})
    void namesALineThatIsNone(String line) {
        assertThatThrownBy(() -> Groups.ofCsv("debtor_id,group\nC0,a\n" + line))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("line 3");
    }
}
