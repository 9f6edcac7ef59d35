package io.forbear.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
    private static final StopWords WORDS = new StopWords(List.of("arrêt"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP",
                "stop",
                " Stop. ",
                "\"STOP\"!",
                "stop all",
                "R",
                "r",
                "Ｒ",
                "td",
                "退订",
                "退订。",
                "【退订】",
                "unsubscribe",
                "Arrêt"
            })
    void knowsAStop(String text) {
        assertThat(WORDS.isStop(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Please do not stop",
                "non-stop",
                "我不退订",
                "RR",
                "yes",
                "I paid yesterday",
                "..."
            })
    void leavesTheRestToPeople(String text) {
        assertThat(WORDS.isStop(text)).isFalse();
    }

    @Test
    void hasNoFurtherWordUnlessTold() {
        assertThat(new StopWords(List.of()).isStop("arrêt")).isFalse();
    }
}
