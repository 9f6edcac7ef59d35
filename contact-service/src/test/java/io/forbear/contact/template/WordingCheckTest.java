package io.forbear.contact.template;

import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.wording.SmsSegments.Encoding;
import io.forbear.contact.yaml.YamlException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingCheckTest {
    private static final String FILE =
            """
            names: {BANK: {en: Example Bank, zh-CN: 示例银行}, A1: {en: Agency One, zh-CN: 甲公司}}
            contacts: {BANK: {phone: "+86 21 5555 0100", link: "https://bank.example/help"}}
            phrases:
              optOut: {en: Reply STOP., zh-CN: 回复R。}
              miniMiranda: {en: From a debt collector., zh-CN: 来自债务催收机构。}
              disputeRights: {en: You may dispute it., zh-CN: 您可提出异议。}
            templates:
              - id: sms
                channels: [SMS]
                speaksOfTheDebt: true
                coverage: [THIRD_PARTY]
                text:
                  en: "{collector} for {creditor}: {amount}. SAY {miniMiranda} {optOut}"
                  zh-CN: "{collector}/{creditor}：{amount}。SAY{miniMiranda}{optOut}"
            """;

    private static String saying(String words) {
        return FILE.replace("SAY", words);
    }

    private static Templates read(String text) {
        return TemplateFile.read("templates.yaml", text);
    }

    @ParameterizedTest(name = "{0} is refused by {1}")
    @CsvSource({
        "We will tell the p o l i c e, US-CONTENT-01",
        "You will be ARRESTED, US-CONTENT-01",
        "Tell us your password, CN-CONTENT-05",
        "We will call your employer, CN-CONTENT-01",
        "We will take legal action, US-TB-01",
        "Pay immediately, US-DISP-02",
        "You owe 5, typed by hand",
        "You owe {{amount}}, is written {amount}",
        "You owe {amonut}, there is no placeholder {amonut}",
        "For {daysPastDue} days, there is no placeholder {daysPastDue}",
    })
    void refusesWhatMustNotBeSaid(String words, String why) {
        assertThatThrownBy(() -> read(saying(words)))
                .hasMessageContaining("templates[0].text.en: ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest(name = "{0} is refused by {1}")
    @CsvSource({
        "否则报公安处理, CN-ID-02",
        "否则报公 安处理, CN-ID-02",
        "否则您将坐牢, CN-CONTENT-01",
        "我们将联系您的家人, CN-CONTENT-01",
        "您将进入黑名单, CN-CONTENT-02",
        "请告知验证码, CN-CONTENT-05",
        "可借新还旧, CN-CONTENT-03",
        "另收催收费, CN-CONTENT-04",
    })
    void refusesInChineseTheSame(String words, String why) {
        assertThatThrownBy(() -> read(saying(words)))
                .hasMessageContaining("templates[0].text.zh-CN: ")
                .hasMessageContaining(why);
    }

    @Test
    void namesTheLawThatForbidsOrWants() {
        assertThatThrownBy(() -> read(saying("jail")))
                .hasMessageContaining("says 'jail*' (US-CONTENT-01: 15 USC 1692d");
        assertThatThrownBy(() -> read(saying("").replace("{miniMiranda}", "")))
                .hasMessageContaining(
                        "must disclose [MINI_MIRANDA] (US-DISC-01: 12 CFR 1006.18(e))");
    }

    @Test
    void forbidsOnlyWhereTheLawHolds() {
        var chinese =
                saying("legal action").replace("coverage: [THIRD_PARTY]", "jurisdictions: [CN]");
        assertThat(read(chinese).get("sms").texts()).hasSize(2);
        assertThat(read(chinese.replace("{miniMiranda}", "")).byId()).hasSize(1);
    }

    @Test
    void goesOnWithApprovedWordingsThatBreakNewRulesAndTellsOfThem() {
        var approved = TemplateFile.readApproved("templates 1", saying("to jail"));
        assertThat(approved.templates().get("sms").texts()).hasSize(2);
        assertThat(approved.breaches())
                .singleElement()
                .asString()
                .contains("templates 1: templates[0].text.en", "US-CONTENT-01");
        assertThat(TemplateFile.readApproved("templates 1", saying("x")).breaches()).isEmpty();
        var unreadable = saying("x").replace("channels: [SMS]", "channels: [SMOKE]");
        assertThatThrownBy(() -> TemplateFile.readApproved("templates 1", unreadable))
                .isInstanceOf(YamlException.class);
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var wrong =
                saying("to jail")
                                .replace("{optOut}", "")
                                .replace("id: sms", "id: sms\n    version: 0")
                                .replace("+86 21", "call")
                        + """
                          - id: other
                            channels: [EMAIL]
                            speaksOfTheDebt: true
                            subject: {en: "7"}
                            text: {en: "{creditr} 7"}
                        """;
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOfSatisfying(
                        YamlException.class,
                        e ->
                                assertThat(e.places().stream().map(YamlException.Place::path))
                                        .contains(
                                                "contacts.BANK.phone",
                                                "templates[0].version",
                                                "templates[1]",
                                                "templates[1].subject.en",
                                                "templates[1].text.en"));
    }

    @ParameterizedTest(name = "{0} instead of {1}: {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dueDay: {type: MONEY, source: reminder.dueOn} | fields.dueDay.type
                    dueDay: {type: DAY, source: reminder.dueOn}   | fields.dueDay.type
                    dueDay: {type: DATE, source: reminder.due}    | fields.dueDay.source
                    sum: {type: MONEY, source: gateway}           | fields.sum.type
                    amount: {type: MONEY, source: account.balance} | fields.amount
                    """)
    void refusesFieldsThatCannotBe(String field, String place) {
        assertThatThrownBy(() -> read("fields:\n  " + field + "\n" + saying("x")))
                .hasMessageContaining("templates.yaml: " + place + ": ");
    }

    private static String mail(String subject) {
        return saying("x").replace("channels: [SMS]", "channels: [EMAIL]\n    " + subject);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    segments: 5 | templates[0]: lacks subject
                    subject: {en: x} | must be in the languages [en, zh-CN]
                    subject: {en: "You owe {amount}", zh-CN: 来信} | tells of the debt by {amount} (CN-3P-03
                    subject: {en: "Your o v e r d u e card", zh-CN: 来信} | tells of the debt by 'overdue'
                    subject: {en: "From {collector}", zh-CN: 逾期提醒} | tells of the debt by '逾期'
                    subject: {en: "From {collector} {miniMiranda}", zh-CN: 来信} | tells of the debt by {miniMiranda}
                    subject: {en: "The police", zh-CN: 来信} | US-CONTENT-01
                    subject: {en: "On {overdueSince}", zh-CN: 来信} | names {overdueSince}, which the text does not
                    subject: {en: "Dear {{cardholderName}}", zh-CN: 来信} | is filled in by nobody in a subject
                    subject: {en: "Call 5", zh-CN: 来信} | typed by hand
                    subject: {en: "{collector} {collector} {collector}", zh-CN: 来信} | takes up to
                    """)
    void refusesASubjectThatAMailMustNotHave(String subject, String why) {
        assertThatThrownBy(() -> read(mail(subject))).hasMessageContaining(why);
    }

    @Test
    void refusesASubjectOfWhatIsNoMail() {
        assertThatThrownBy(() -> read(mail("subject: {en: x, zh-CN: 来}").replace("EMAIL", "SMS")))
                .hasMessageContaining("templates[0].subject: is for EMAIL only");
    }

    @Test
    void fillsASubjectAndGoesByNoMailWithoutOne() {
        var silent = "subject: {en: \"A message from {collector}\", zh-CN: 来信}";
        var templates = read(mail(silent).replace("coverage: [THIRD_PARTY]", "notFor: []"));
        var mail = templates.get("sms");
        assertThat(templates.message(mail, account(), null, "en").orElseThrow().subject())
                .isEqualTo("A message from Example Bank");
        assertThat(templates.obstacle(mail, Channel.EMAIL, account(), null)).isEmpty();
        var before =
                TemplateFile.readApproved(
                        "templates 1",
                        saying("x")
                                .replace("coverage: [THIRD_PARTY]", "notFor: []")
                                .replace("[SMS]", "[SMS, EMAIL]"));
        assertThat(before.breaches()).singleElement().asString().contains("lacks subject");
        var old = before.templates().get("sms");
        assertThat(before.templates().obstacle(old, Channel.SMS, account(), null)).isEmpty();
        assertThat(before.templates().obstacle(old, Channel.EMAIL, account(), null))
                .hasValue("sms has no subject, which an e-mail needs");
    }

    @Test
    void countsAnSmsWithTheLongestValues() {
        var sms = read(saying("x")).get("sms").sms();
        assertThat(Objects.requireNonNull(sms.get("en")).encoding()).isEqualTo(Encoding.GSM_7);
        assertThat(Objects.requireNonNull(sms.get("zh-CN")).encoding()).isEqualTo(Encoding.UCS_2);
        assertThatThrownBy(() -> read(saying("x").replace("id: sms", "id: sms\n    segments: 1")))
                .hasMessageContaining("templates[0].text.zh-CN: takes up to 2 segments of SMS")
                .hasMessageContaining("allowed are 1");
        assertThat(read(saying("x").replace("en: Example Bank", "en: Bänk 银行")).get("sms").sms())
                .hasEntrySatisfying(
                        "en", one -> assertThat(one.encoding()).isEqualTo(Encoding.UCS_2));
    }

    @Test
    void isNotUsedForAnAccountItIsNotApprovedFor() {
        var templates = read(saying("x"));
        var sms = templates.get("sms");
        assertThat(templates.obstacle(sms, account(), null))
                .hasValue("sms is not approved for the account");
    }

    @Test
    void isNotUsedIfAFactIsNotKnown() {
        var templates =
                read(
                        saying("Call {creditorPhone} {collectorPhone}")
                                .replace("coverage: [THIRD_PARTY]", "notFor: []"));
        var sms = templates.get("sms");
        assertThat(templates.obstacle(sms, account(), null)).isEmpty();
        assertThat(templates.message(sms, account(), null, "en").orElseThrow().text())
                .contains("Call +86 21 5555 0100 +86 21 5555 0100");
        assertThat(templates.obstacle(sms, placed(account(), "A1"), null))
                .hasValue("sms names {collectorPhone}, which is not known");
    }

    @Test
    void hasRulesThatCite() {
        var rules = WordingRules.shipped();
        assertThat(rules.disclosures()).allMatch(one -> one.cite().length() > 10);
        assertThat(rules.forbidden()).allMatch(one -> one.cite().length() > 10);
        assertThat(rules.forbidden().stream().map(Forbidden::language).distinct().toList())
                .isEqualTo(List.of("zh", "en"));
    }
}
