package io.forbear.account.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.account.fact.Coverage;
import io.forbear.account.fact.Terms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;

class ContractFileTest {
    private static String shipped() throws IOException {
        try (var yaml = ContractFileTest.class.getResourceAsStream("/contracts.yaml")) {
            return new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Contracts read(String yaml) throws IOException {
        return ContractFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Terms terms(String product, String... jurisdictions) {
        return new Terms(
                "BANK", product, List.of(jurisdictions), Coverage.FIRST_PARTY, null, false);
    }

    @Test
    void readsTheTermsItIsShippedWith() throws IOException {
        var contract = read(shipped()).of(terms("CREDIT_CARD", "CN")).orElseThrow();

        assertThat(contract.interest().rates().getFirst().perDay()).isEqualByComparingTo("0.0005");
        assertThat(Objects.requireNonNull(contract.lateFee()).rate()).isEqualByComparingTo("0.05");
        assertThat(contract.allocationAt(90).order().getFirst()).isEqualTo(Component.INTEREST);
        assertThat(contract.allocationAt(91).order().getFirst()).isEqualTo(Component.PRINCIPAL);
        assertThat(contract.tolerance()).isEqualByComparingTo(new BigDecimal("0.05"));
    }

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "CREDIT_CARD, CN,    true",
        "CREDIT_CARD, CN-31, true",
        "CREDIT_CARD, CNX,   false",
        "CREDIT_CARD, US,    false",
        "LOAN,        CN,    false"
    })
    void findsTheTermsOfAProductInAJurisdiction(String product, String place, boolean found)
            throws IOException {
        assertThat(read(shipped()).of(terms(product, place)).isPresent()).isEqualTo(found);
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "perDay: 0.0005         | perDay: 0.05           | it is a share, not percent",
                "perDay: 0.0005         | perDay: 0.0007         | 0.2555 a year, above the cap",
                "perDay: 0.0005         | perDay: -0.0001        | is not from 0",
                "perDay: 0.0005         | perYear: 0.18          | must be per day",
                "dayCount: DAILY        | dayCount: ACTUAL_365   | must be per year",
                "dayOfMonth: 20         | dayOfMonth: 32         | not from 1 to 31",
                "freeWithinDays: 3      | freeWithinDays: -1     | freeWithinDays is negative",
                "rate: 0.05             | rate: 5                | lateFee.rate is not from 0 to 1",
                "graceDays: 3           | graceDays: 28          | lateFee.graceDays",
                "forgiven: 10           | forgiven: -1           | lateFee.forgiven is negative",
                "atMost: 500            | atMost: -1             | less than atLeast",
                "to: 90                 | to: 89                 | does not follow the one before",
                "from: 0                | from: 1                | does not follow the one before",
                "[PRINCIPAL, INTEREST,  | [INTEREST, INTEREST,   | names each of",
                "[PRINCIPAL, INTEREST,  | [OTHER, INTEREST,      | names each of",
                "tolerance: 0.05        | tolerance: -0.01       | tolerance is negative",
                "rounding: HALF_UP      | rounding: UNNECESSARY  | fails on most amounts",
                "shareOfPrincipal: 1    | shareOfPrincipal: -1   | shareOfPrincipal is negative",
                "zh-CN: 信用卡领用合约    | zh-CN: ' '             | title is not written in both",
                "product: CREDIT_CARD   | product: ' '           | product is blank"
            })
    void refusesTermsThatCannotBeMeant(String right, String wrong, String fault)
            throws IOException {
        var yaml = shipped();
        assertThat(yaml).contains(right);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(yaml.replaceFirst(Pattern.quote(right), wrong)))
                .withMessageContaining("contract CN-CREDIT-CARD")
                .withMessageContaining(fault);
    }

    @Test
    void refusesAnAllocationThatEnds() throws IOException {
        var yaml = shipped();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(yaml.replace("- from: 91", "- from: 91\n        to: 99")))
                .withMessageContaining("the last allocation has no 'to'");
    }

    @Test
    void refusesTermsForOneProductTwice() throws IOException {
        var yaml = shipped();
        var again = yaml.substring(yaml.indexOf("  - id:"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(yaml + again))
                .withMessageContaining("id is there twice")
                .withMessageContaining("CREDIT_CARD in CN");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "graceDays: 3           | gracDays: 3",
                "graceDays: 3           | # nothing",
                "rounding: HALF_UP      | # nothing",
                "en: Credit card agreement | # nothing",
                "dayCount: DAILY        | dayCount: SOMETIMES",
                "tolerance: 0.05        | tolerance: much"
            })
    void refusesWhatItCannotRead(String right, String wrong) throws IOException {
        var yaml = shipped();
        assertThat(yaml).contains(right);

        assertThatThrownBy(() -> read(yaml.replace(right, wrong)))
                .isInstanceOf(JacksonException.class);
    }
}
