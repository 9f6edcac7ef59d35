package io.forbear.contact.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialsTest {
    private static final Denials DENIALS =
            new Denials(
                    List.of("US-OPTOUT-01", "CN-VISIT-*"), List.of("FB-*"), Duration.ofHours(6), 4);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "US-OPTOUT-01, NEXT_STEP",
        "CN-VISIT-02, NEXT_STEP",
        "CN-VISIT-02 US-OPTOUT-01, NEXT_STEP",
        "US-OPTOUT-011, NONE",
        "CN-VISIT-02 CN-PLAN-04, NONE",
        "CN-PLAN-04, NONE",
        "FB-FACT-01, ASK_AGAIN",
        "CN-PLAN-04 FB-FACT-01, ASK_AGAIN",
    })
    void findsTheRemedyThatAllRulesHave(String rules, Denials.Remedy remedy) {
        assertThat(DENIALS.remedyFor(Arrays.asList(rules.split(" ")))).isEqualTo(remedy);
    }

    @Test
    void knowsNoRemedyForADenialWithoutReasons() {
        assertThat(DENIALS.remedyFor(List.of())).isEqualTo(Denials.Remedy.NONE);
    }
}
