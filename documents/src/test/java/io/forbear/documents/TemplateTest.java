package io.forbear.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

    private static String filled(Locale language, Object value) {
        return Template.of("t", language, "{{x}}").html(Map.of("x", value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234567.5 | CNY | 1,234,567.50元    | CNY 1,234,567.50",
                "0.0001    | CNY | 0.0001元          | CNY 0.0001",
                "-3        | USD | USD -3.00         | USD -3.00",
                "1000      | JPY | JPY 1,000         | JPY 1,000",
                "2.5       | KWD | KWD 2.500         | KWD 2.500"
            })
    void writesAmountsWithTheDecimalPlacesOfTheirCurrency(
            BigDecimal amount, String currency, String chinese, String english) {
        var money = new Money(amount, currency);

        assertThat(filled(Locale.SIMPLIFIED_CHINESE, money)).isEqualTo(chinese);
        assertThat(filled(Locale.ENGLISH, money)).isEqualTo(english);
    }

    @Test
    void writesDatesInTheLanguage() {
        assertThat(filled(Locale.SIMPLIFIED_CHINESE, DAY)).isEqualTo("2026年2月3日");
        assertThat(filled(Locale.ENGLISH, DAY)).isEqualTo("3 February 2026");
        var moment = ZonedDateTime.of(2026, 2, 3, 9, 5, 0, 0, ZoneId.of("Asia/Shanghai"));
        assertThat(filled(Locale.SIMPLIFIED_CHINESE, moment)).isEqualTo("2026年2月3日 09:05 (+08:00)");
    }

    @Test
    void writesDecimalNumbersWithoutExponent() {
        assertThat(filled(Locale.ENGLISH, new BigDecimal("0.0000005"))).isEqualTo("0.0000005");
    }

    @Test
    void repeatsASectionForEachOfAList() {
        var template = Template.of("t", "{{#rows}}<i>{{a}}</i>{{/rows}}{{^rows}}none{{/rows}}");

        assertThat(template.html(Map.of("rows", List.of(Map.of("a", 1), Map.of("a", 2L)))))
                .isEqualTo("<i>1</i><i>2</i>");
        assertThat(template.html(Map.of("rows", List.of()))).isEqualTo("none");
    }

    @Test
    void escapesValues() {
        assertThat(filled(Locale.ENGLISH, "<b>\"R&D\"</b>"))
                .doesNotContain("<", "\"")
                .contains("R&amp;D");
    }

    @Test
    void replacesCharactersThatNoDocumentCanContain() {
        assertThat(filled(Locale.ENGLISH, "a\u0000b\u000Bc\uD840d\uD840\uDC0Be"))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uD840\uDC0Be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{amountDue}}",
                "{{#amountDue}}{{/amountDue}}",
                "{{^amountDue}}{{/amountDue}}"
            })
    void refusesAFieldWithoutAValue(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.of("notice", source).html(Map.of("amount", 1)))
                .withMessage("template notice has a field without a value: amountDue");
    }

    @Test
    void refusesAValueOfATypeItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.of("t", "").html(Map.of("a", Map.of("rate", 0.5))))
                .withMessageContaining("a.rate")
                .withMessageContaining("Double");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{x}}}", "{{&x}}", "{{>other}}", "{{=<% %>=}}", "{{#open}}", "{{x"})
    void refusesASourceThatIsNone(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.of("notice", source))
                .withMessageContaining("notice");
    }
}
