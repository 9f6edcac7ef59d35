package io.forbear.contact.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OdditiesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "en, You owe 12.50",
        "en, You owe １２",
        "en, You owe ① unit",
        "en, You owe two hundred",
        "en, You owe in €",
        "en, Pay in USD",
        "zh-CN, 欠款壹仟元",
        "zh-CN, 欠三百块",
        "zh-CN, 欠٣",
        "en, an {amount",
        "en, an amount}",
        "en, the p\u043Elice",
        "en, the po\u200Blice",
        "en, 欠款",
        "zh-CN, 您欠ддд",
    })
    void areRefused(String language, String text) {
        assertThat(Oddities.of(text, language)).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "en, 'Please call us. We will look for a way, together; naïve or not.'",
        "zh-CN, 《商业银行信用卡业务监督管理办法》第六十九条",
        "zh-CN, 【】请回复R，拒收。",
        "zh-CN, 我们十分愿意与您一起协商",
    })
    void areNotSeenInOrdinaryText(String language, String text) {
        assertThat(Oddities.of(text, language)).isEmpty();
    }
}
