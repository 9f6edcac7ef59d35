package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SelectorsTest {
    @Test
    void findsWhatIsLookedUpBelowFunctionsAndAggregations() {
        assertThat(
                        Selectors.in(
                                "histogram_quantile(0.95, sum by (le) (rate(a_bucket{told=\"x\"}[5m]))) > 60"))
                .containsExactly("a_bucket{told=\"x\"}");
        assertThat(Selectors.in("sum(max by (kind, channel) (b)) - min_over_time(sum(b)[1h:1m])"))
                .containsExactly("b", "b");
    }

    @Test
    void takesNeitherLabelsNorWordsNorNumbersNorTextsForOne() {
        assertThat(
                        Selectors.in(
                                "a * on (service) group_left (version) c{x=~\"by (d)}\"} or e offset 5m > bool 1e3"))
                .containsExactly("a", "c{x=~\"by (d)}\"}", "e");
        assertThat(Selectors.in("{job=\"forbear\"} unless up == 0"))
                .containsExactly("{job=\"forbear\"}", "up");
        assertThat(Selectors.in("label_replace(a, \"b\", \"$1\", \"c\", \"(.*)\")"))
                .containsExactly("a");
    }
}
