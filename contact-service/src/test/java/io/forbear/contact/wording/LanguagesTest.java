package io.forbear.contact.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    @ParameterizedTest
    @CsvSource({"zh-CN, zh", "zh-Hans-CN, zh", "en, en", "EN-gb, en", "und, ''"})
    void knowsTheFamilyOfATag(String tag, String family) {
        assertThat(Languages.family(tag)).isEqualTo(family);
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, en-GB",
        "EN-gb, en-GB",
        "en-AU, en-US",
        "zh-TW, zh-CN",
        "fr, zh-CN",
        "und, zh-CN"
    })
    void takesTheSameThenTheFamilyThenTheFirst(String wished, String nearest) {
        assertThat(Languages.nearest(List.of("zh-CN", "en-US", "en-GB"), wished)).contains(nearest);
    }

    @Test
    void findsNoneAmongNone() {
        assertThat(Languages.nearest(List.of(), "en")).isEmpty();
    }
}
