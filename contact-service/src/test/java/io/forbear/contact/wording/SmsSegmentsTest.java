package io.forbear.contact.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.wording.SmsSegments.Encoding;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
    @ParameterizedTest(name = "{1} times {0}: {2}, {3} units, {4} segments")
    @CsvSource({
        "a, 160, GSM_7, 160, 1",
        "a, 161, GSM_7, 161, 2",
        "a, 306, GSM_7, 306, 2",
        "a, 307, GSM_7, 307, 3",
        "€, 80, GSM_7, 160, 1",
        "€, 81, GSM_7, 162, 2",
        "欠, 70, UCS_2, 70, 1",
        "欠, 71, UCS_2, 71, 2",
        "欠, 134, UCS_2, 134, 2",
        "欠, 135, UCS_2, 135, 3",
        "`, 71, UCS_2, 71, 2",
        "ç, 71, UCS_2, 71, 2",
        "Ç, 71, GSM_7, 71, 1",
        "😀, 35, UCS_2, 70, 1",
        "😀, 36, UCS_2, 72, 2",
    })
    void countsAtTheLimits(String character, int times, Encoding encoding, int units, int count) {
        assertThat(SmsSegments.of(character.repeat(times)))
                .isEqualTo(new SmsSegments(encoding, units, count));
    }

    @Test
    void partsNeitherEscapedNorPairedCharacters() {
        // 152 septets, then an escape pair that does not fit into the 153rd
        assertThat(SmsSegments.of("a".repeat(152) + "€" + "a".repeat(152)).count()).isEqualTo(3);
        assertThat(SmsSegments.of("a".repeat(152) + "€" + "a".repeat(151)).count()).isEqualTo(2);
        assertThat(SmsSegments.of("欠".repeat(66) + "😀" + "欠".repeat(66)).count()).isEqualTo(3);
        assertThat(SmsSegments.of("欠".repeat(66) + "😀" + "欠".repeat(65)).count()).isEqualTo(2);
    }

    @Property
    void neverNeedsLessForMore(@ForAll @StringLength(max = 400) String text, @ForAll char more) {
        var shorter = SmsSegments.of(text);
        var longer = SmsSegments.of(text + more);
        assertThat(longer.count()).isGreaterThanOrEqualTo(shorter.count());
        assertThat(longer.units()).isGreaterThan(shorter.units() == 0 ? 0 : shorter.count() - 1);
    }
}
