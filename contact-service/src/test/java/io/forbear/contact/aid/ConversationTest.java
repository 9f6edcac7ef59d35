package io.forbear.contact.aid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.template.Entities;
import io.forbear.money.Money;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
    private static final Conversation SHIPPED =
            ConversationFile.read("conversation.yaml", shipped());

    private static final Entities NAMES =
            new Entities(Map.of("BANK", Map.of("zh-CN", "示例银行", "en", "Example Bank")), Map.of());

    private static String shipped() {
        try (var file = Conversation.class.getResourceAsStream("/conversation.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Account account(Coverage coverage, String... jurisdictions) {
        return new Account(
                "A1",
                1,
                "M2",
                new UUID(0, 1),
                Instant.EPOCH,
                40,
                null,
                new Money(new BigDecimal("10.00"), "CNY"),
                "BANK",
                "CREDIT_CARD",
                List.of(jurisdictions),
                coverage,
                null);
    }

    private static List<String> ids(List<Guide.Passage> passages) {
        return passages.stream().map(Guide.Passage::id).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "CN, FIRST_PARTY, cn-misleading, us-false-representations",
        "US, FIRST_PARTY, us-false-representations, cn-misleading",
        "US-MA, FIRST_PARTY, us-false-representations, uk-misrepresentation",
        "UK, THIRD_PARTY, uk-misrepresentation, us-false-representations",
    })
    void forbidsWhatTheJurisdictionForbids(
            String jurisdiction, Coverage coverage, String forbidden, String other) {
        var guide = SHIPPED.guide("CALL_BACK", account(coverage, jurisdiction), "en", NAMES);
        assertThat(ids(guide.forbidden())).contains("threats", forbidden).doesNotContain(other);
    }

    @ParameterizedTest
    @CsvSource({
        "US, THIRD_PARTY, true",
        "US, FIRST_PARTY, false",
        "US, UNKNOWN, true",
        "CN, THIRD_PARTY, false"
    })
    void saysTheMiniMirandaWhereItMustBeOrMayHaveToBeSaid(
            String jurisdiction, Coverage coverage, boolean said) {
        var guide = SHIPPED.guide("CALL_BACK", account(coverage, jurisdiction), "en", NAMES);
        assertThat(ids(guide.mustSay()).contains("mini-miranda")).isEqualTo(said);
    }

    @Test
    void speaksTheDebtorsLanguageAndNamesWhoCalls() {
        var guide = SHIPPED.guide("CALL_BACK", account(Coverage.FIRST_PARTY, "CN"), "zh-HK", NAMES);
        assertThat(guide.language()).isEqualTo("zh-CN");
        assertThat(guide.mustSay().getFirst().lines().getFirst()).contains("我是示例银行的");
        assertThat(SHIPPED.guide("CALL_BACK", null, "pt", NAMES).script().id())
                .isEqualTo("call-back");
        assertThat(SHIPPED.guide("ANYTHING", null, "en", NAMES).script().id()).isEqualTo("other");
    }

    @Test
    void readsNoIdOutToAnybody() {
        var nameless = new Entities(Map.of(), Map.of());
        var guide =
                SHIPPED.guide("CALL_BACK", account(Coverage.FIRST_PARTY, "CN"), "zh-CN", nameless);
        assertThat(guide.toString()).doesNotContain("BANK").contains("{collector}");
    }

    @Test
    void warnsOfEverythingWhenTheAccountIsNotKnown() {
        assertThat(ids(SHIPPED.guide("CALL_BACK", null, "und", NAMES).forbidden())).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    [{id: a, tasks: [T], text: {en: x}}]  | the last one must suit every task
                    []                                    | the last one must suit every task
                    [{id: a, text: {en: "{amount}"}}]     | only {creditor} and {collector}
                    [{id: a, text: {}}]                   | expected a text in some language
                    [{id: a, txt: {en: x}}]               | unknown member
                    """)
    void saysWhatIsWrongWithAFile(String scripts, String complaint) {
        var text = "version: \"1\"\nforbidden: []\nmustSay: []\nscripts: " + scripts;
        assertThatThrownBy(() -> ConversationFile.read("f", text)).hasMessageContaining(complaint);
    }
}
