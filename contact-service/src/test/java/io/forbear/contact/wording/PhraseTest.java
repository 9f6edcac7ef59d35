package io.forbear.contact.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {
    @ParameterizedTest(name = "{0} is found in: {1}")
    @CsvSource({
        "police, 'We will tell the police.'",
        "police, 'the POLICE'",
        "police, 'the p o l i c e'",
        "police, 'the p.o-l_i*c/e!'",
        "police, 'the ｐｏｌｉｃｅ'",
        "police, 'the po\u200Blice'",
        "police, 'the pólïce'",
        "arrest*, 'you may be arrested'",
        "legal action*, 'LegalAction'",
        "legal action*, 'legal  actions'",
        "公安, 我们将通知公 安 机关",
        "公安, 公・安",
        "公安, 公\u200D安",
        "密码, 请提供密﹑码",
        "R, 回复Ｒ",
    })
    void isFoundHoweverItIsWritten(String phrase, String text) {
        assertThat(Phrase.of(phrase).isIn(text)).isTrue();
    }

    @ParameterizedTest(name = "{0} is not found in: {1}")
    @CsvSource({
        "sue, this issue",
        "sue, ensue",
        "arrest, arrested",
        "jail, Jailbird",
        "公安, 公共安全",
        "police, 'policy, ice'",
    })
    void isNotFoundInOtherWords(String phrase, String text) {
        assertThat(Phrase.of(phrase).isIn(text)).isFalse();
    }

    @Test
    void needsALetter() {
        assertThatIllegalArgumentException().isThrownBy(() -> Phrase.of("*"));
        assertThatIllegalArgumentException().isThrownBy(() -> Phrase.of(" . "));
    }

    /** Whatever signs, spaces and widths somebody puts between and into the letters. */
    @Property
    void cannotBeHidden(@ForAll long seed) {
        var chance = new Random(seed);
        var hidden = new StringBuilder("Please ");
        for (var letter : "criminal".toCharArray()) {
            hidden.append(" .-\u200B\u00A0\u3000*".charAt(chance.nextInt(7)));
            hidden.append(
                    switch (chance.nextInt(3)) {
                        case 0 -> letter;
                        case 1 -> Character.toUpperCase(letter);
                        default -> (char) (letter - 'a' + 'ａ');
                    });
        }
        assertThat(Phrase.of("criminal*").isIn(hidden + "ity, now")).isTrue();
    }
}
