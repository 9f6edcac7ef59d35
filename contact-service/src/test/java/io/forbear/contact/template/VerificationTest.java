package io.forbear.contact.template;

import static io.forbear.contact.debtor.Examples.account;
import static io.forbear.contact.debtor.Examples.owing;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
    private static final Templates SHIPPED = Shipped.templates();
    private static final Template DEMAND = SHIPPED.get("demand-message");

    private static Message message(String balance) {
        var account = owing(account(), balance);
        return SHIPPED.message(DEMAND, account, null, "zh-CN").orElseThrow();
    }

    private static Verification verify(Message message, String sent, String stated) {
        return verify(
                message.facts(),
                new Verification.Sent(
                        Channel.SMS,
                        message.language(),
                        null,
                        sent,
                        new Money(new BigDecimal(stated), "CNY")));
    }

    private static Verification verify(Map<String, String> facts, Verification.Sent sent) {
        return Verification.of(DEMAND.approved(), DEMAND.digest(), facts, sent);
    }

    /** To the cent, whatever the amount. */
    @Property
    void findsWhatWasSentToBeWhatWasApproved(
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long cents) {
        var balance = BigDecimal.valueOf(cents, 2).toPlainString();
        var message = message(balance);
        assertThat(verify(message, message.text(), balance).differences()).isEmpty();
        assertThat(message.text().replace(",", "")).contains("总额为" + balance + "元");
    }

    @Property
    void findsAnAmountThatDiffersByACent(
            @ForAll @LongRange(min = 0, max = 999_999_999_998L) long cents) {
        var message = message(BigDecimal.valueOf(cents, 2).toPlainString());
        var more = BigDecimal.valueOf(cents + 1, 2).toPlainString();
        assertThat(verify(message, message.text(), more).equalsApproved()).isFalse();
        assertThat(verify(message, message(more).text(), "" + BigDecimal.valueOf(cents, 2)))
                .matches(one -> !one.equalsApproved());
    }

    @Property
    void findsAnyOtherCharacter(@ForAll @LongRange(min = 0, max = 1000) long seed) {
        var message = message("1234.50");
        var text = new StringBuilder(message.text());
        var place = (int) (seed % text.length());
        text.setCharAt(place, (char) (text.charAt(place) + 1));
        assertThat(verify(message, text.toString(), "1234.50").differences())
                .containsExactly("the text differs from character " + place);
    }

    @Test
    void findsFactsThatAreMissingOrOfAnotherType() {
        var message = message("1234.50");
        for (var fact : new String[] {"", "1234.50", "much CNY", "1234.50 XXY"}) {
            var facts = new TreeMap<>(message.facts());
            facts.put("amount", fact);
            var verdict =
                    verify(
                            facts,
                            new Verification.Sent(
                                    Channel.SMS,
                                    "zh-CN",
                                    null,
                                    message.text(),
                                    account().balance()));
            assertThat(verdict.equalsApproved()).as(fact).isFalse();
        }
        var none = verify(Map.of(), new Verification.Sent(Channel.SMS, "zh-CN", null, "x", null));
        assertThat(none.equalsApproved()).isFalse();
    }

    @ParameterizedTest(name = "an {0} with the subject {1}: {2}")
    @CsvSource({
        "EMAIL, 示例银行来信, ''",
        "EMAIL, 示例银行来函, the subject differs from character 5",
        "EMAIL, , 'a subject was approved or sent, but not both'",
        "SMS, , ''",
        "SMS, 示例银行来信, 'a subject was approved or sent, but not both'",
    })
    void comparesTheSubjectOfAnEMail(Channel channel, @Nullable String subject, String wrong) {
        var message = message("1234.50");
        var sent =
                new Verification.Sent(
                        channel, "zh-CN", subject, message.text(), account().balance());

        assertThat(String.join("; ", verify(message.facts(), sent).differences())).isEqualTo(wrong);
    }

    @Test
    void keepsTheDigestOfWhatWasApprovedBeforeSubjectsWere() {
        var text =
                new ApprovedText(
                        "t",
                        1,
                        new TreeMap<>(Map.of("en", "x")),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        List.of("SMS"),
                        List.of());
        assertThat(text.digest())
                .isEqualTo("f609a694e9cd49a51464c916dd720167329bd4ac6bdf2a8003aed2b27ae2658c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version: 3", "zh-CN: 拒收请回复T。", "en: From {collector}"})
    void hasAnotherDigestWhenAnythingIsOther(String other) {
        var text =
                switch (other.charAt(0)) {
                    case 'v' ->
                            change(
                                    "  - id: demand-message\n    version: 2\n",
                                    "  - id: demand-message\n    version: 3\n");
                    case 'z' -> change("zh-CN: 拒收请回复R。", other);
                    case 'e' -> change("en: A message from {collector}", other);
                    default -> throw new IllegalArgumentException(other);
                };
        var changed = TemplateFile.read("templates.yaml", text).get("demand-message");
        assertThat(changed.digest()).isNotEqualTo(DEMAND.digest()).hasSize(64);
    }

    private static String change(String from, String to) {
        assertThat(Shipped.text()).contains(from);
        return Shipped.text().replace(from, to);
    }
}
