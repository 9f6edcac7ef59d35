package io.forbear.contact.template;

import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFileTest {
    private static final Templates SHIPPED = TemplateFile.read("templates.yaml", shipped());
    private static final String VALID =
            """
            names: {BANK: {en: Example Bank}, A1: {en: Agency One}}
            phrases:
              optOut: {en: Reply STOP., zh-CN: 回复R。}
              miniMiranda: {en: From a debt collector.}
            templates:
              - id: sms
                channels: [SMS]
                speaksOfTheDebt: true
                notFor: [{jurisdictions: [US], coverage: [THIRD_PARTY]}]
                text:
                  en: "{collector} for {creditor}: {amount}. {optOut} {{link}}"
                  zh-CN: "{collector}/{creditor}：{amount}。{optOut}"
            """;

    @Test
    void disclosesWhatTheTextSays() {
        assertThat(read(VALID).get("sms").disclosed())
                .containsExactlyInAnyOrder(
                        DisclosedItem.CREDITOR_NAME,
                        DisclosedItem.COLLECTOR_NAME,
                        DisclosedItem.DEBT_AMOUNT,
                        DisclosedItem.DEBT_EXISTENCE,
                        DisclosedItem.OPT_OUT_NOTICE);
        assertThat(SHIPPED.get("collector-letter").disclosed())
                .contains(DisclosedItem.MINI_MIRANDA);
        assertThat(SHIPPED.get("demand-letter").disclosed())
                .doesNotContain(DisclosedItem.MINI_MIRANDA);
    }

    @Test
    void fillsInNamesAmountAndPhrasesButLeavesTheGatewaysPlaces() {
        var templates = read(VALID);
        var message =
                templates.message(templates.get("sms"), placed(account(), "A1"), null, "en-US");
        assertThat(message)
                .hasValueSatisfying(
                        one -> {
                            assertThat(one.language()).isEqualTo("en");
                            assertThat(one.text())
                                    .isEqualTo(
                                            "Agency One for Example Bank: CNY 1,234.50. Reply STOP. {{link}}");
                            assertThat(one.facts())
                                    .containsEntry("amount", "1234.5000 CNY")
                                    .containsEntry("creditor", "Example Bank")
                                    .containsEntry("collector", "Agency One");
                        });
    }

    @ParameterizedTest(name = "{0} is written in {1}")
    @CsvSource({
        "en, en",
        "EN, en",
        "en-GB, en",
        "zh-CN, zh-CN",
        "zh-Hant-HK, zh-CN",
        "und, en",
        "fr, en"
    })
    void writesInTheDebtorsLanguageOrItsFamilyOrTheFirst(String wished, String written) {
        var templates = read(VALID);
        assertThat(templates.message(templates.get("sms"), account(), null, wished))
                .map(Message::language)
                .hasValue(written);
    }

    @Test
    void givesLettersEveryRequiredField() {
        for (var id : new String[] {"demand-letter", "collector-letter"}) {
            assertThat(SHIPPED.get(id).letterFields())
                    .as("card measures 2011 art. 69")
                    .containsExactly(
                            "cardholderName",
                            "outstandingBalance",
                            "reason",
                            "legalBasis",
                            "rightsAndObligations",
                            "statusQueryChannel",
                            "repaymentInfo",
                            "objectionChannel",
                            "evidenceChannel",
                            "issuerContact",
                            "businessSeal");
        }
        var letter = SHIPPED.message(SHIPPED.get("demand-letter"), account(), null, "zh-CN");
        assertThat(letter)
                .hasValueSatisfying(
                        message ->
                                assertThat(message.text())
                                        .contains("{{cardholderName}}", "1,234.50元", "示例银行")
                                        .contains("{{businessSeal}}"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            '您欠{creditor}的款项总额为{amount}。' | 欠款金额详见账单。 | outstandingBalance.zh-CN: must name the balance
            'You owe {creditor} {amount} in total.' | You owe {creditor} a lot. | outstandingBalance.en: must name the balance
            '尊敬的{{cardholderName}}：' | 尊敬的客户： | cardholderName.zh-CN: must have the place {{cardholderName}}
            'How to pay: {{repaymentInfo}}.' | How to pay you know. | repaymentInfo.en: must have the place {{repaymentInfo}}
            '提交证据渠道：{{evidenceChannel}}。' | 提交证据渠道：同上。 | evidenceChannel.zh-CN: must have the place
            '联系方式：{{issuerContact}}。' | 联系方式见官网。 | issuerContact.zh-CN: must have the place
            'en: "{{businessSeal}}"' | 'en: "Sealed {{businessSeal}}"' | businessSeal.en: must be exactly {{businessSeal}}
            """)
    void refusesALetterWhoseContentsOnlyBearTheirNames(
            String right, String wrong, String complaint) {
        assertThat(shipped()).contains(right);
        assertThatThrownBy(() -> read(shipped().replace(right, wrong)))
                .hasMessageContaining("letter." + complaint);
    }

    @Test
    void sendsNothingThatWouldNameSomebodyByAnId() {
        var templates = read(VALID);
        assertThat(templates.obstacle(templates.get("sms"), placed(account(), "A1"), null))
                .isEmpty();
        assertThat(templates.obstacle(templates.get("sms"), placed(account(), "LE-0042"), null))
                .hasValue("sms names {collector}, which is not known");
    }

    @Test
    void hasNoTextForLiveConversations() {
        assertThat(SHIPPED.message(SHIPPED.get("call"), account(), null, "en")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            '{amount}. {optOut} {{' | '{amount}. {{'       | has other placeholders in one language than in another
            '{creditor}: {amount}'  | '{creditr}: {amount}' | there is no placeholder {creditr}
            '{collector}/{creditor}' | '{collector}'        | has other placeholders
            '{optOut}'              | 'x'                   | must disclose [OPT_OUT_NOTICE] (US-OPTOUT-01
            '{creditor}'            | 'x'                   | must disclose
            '{collector}'           | 'x'                   | must disclose
            speaksOfTheDebt: true   | speaksOfTheDebt: false | speaksOfTheDebt: is false, but it does
            speaksOfTheDebt: true   | speaksOfTheDebt: yess | speaksOfTheDebt: expected true or false
            channels: [SMS]         | channels: []          | channels: names no channel
            channels: [SMS]         | channels: [SMS, VISIT] | channels: mixes live conversations with messages
            channels: [SMS]         | channels: [LETTER]    | letter: is missing
            channels: [SMS]         | channels: [VISIT]     | says: is missing
            '{amount}'              | '{miniMiranda}'       | needs the phrase {miniMiranda} in all of [en, zh-CN]
            zh-CN: "{collector}     | zh-TW: "{collector}   | needs the phrase {optOut} in all of [en, zh-TW]
            """)
    void refusesAWordingThatLacksWhatItNeeds(String right, String wrong, String complaint) {
        assertThat(VALID).contains(right);
        assertThatThrownBy(() -> read(VALID.replace(right, wrong)))
                .hasMessageStartingWith("templates.yaml: templates[0]")
                .hasMessageContaining(complaint);
    }

    @Test
    void doesNotAskALocationCallToNameTheCreditor() {
        var location =
                """
                phrases: {optOut: {en: x}, miniMiranda: {en: y}}
                templates:
                  - id: location
                    channels: [VOICE_HUMAN]
                    speaksOfTheDebt: false
                    says: [COLLECTOR_NAME]
                """;
        assertThat(read(location).get("location").speaksOfTheDebt()).isFalse();
        assertThatThrownBy(
                        () ->
                                read(
                                        location.replace(
                                                "COLLECTOR_NAME]", "COLLECTOR_NAME, DEBT_AMOUNT]")))
                .hasMessageContaining("speaksOfTheDebt: is false, but it does");
    }

    /** 15 USC 1692b: who asks a third person where somebody is does not name a creditor. */
    @Test
    void refusesTheCreditorInACollectorsQuestionWhereSomebodyIsInTheUnitedStates() {
        var location =
                """
                phrases: {optOut: {en: x}, miniMiranda: {en: y}}
                templates:
                  - id: location
                    channels: [VOICE_HUMAN]
                    speaksOfTheDebt: false
                    says: [COLLECTOR_NAME, CREDITOR_NAME]
                """;
        assertThatThrownBy(() -> read(location))
                .hasMessageContaining("must not disclose [CREDITOR_NAME] (US-LOC-01: 15 USC 1692b");
        var elsewhere = "    notFor: [{jurisdictions: [US], coverage: [THIRD_PARTY]}]\n";
        assertThat(read(location + elsewhere).get("location").disclosed())
                .contains(DisclosedItem.CREDITOR_NAME);
    }

    private static Templates read(String text) {
        return TemplateFile.read("templates.yaml", text);
    }

    private static String shipped() {
        try (var in = TemplateFileTest.class.getResourceAsStream("/templates.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
