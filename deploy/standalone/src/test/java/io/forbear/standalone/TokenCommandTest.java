package io.forbear.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCommandTest {
    @Test
    void readsSecondsMinutesHoursAndDays() {
        assertThat(TokenCommand.parsed("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(TokenCommand.parsed("30m")).isEqualTo(Duration.ofMinutes(30));
        assertThat(TokenCommand.parsed("8h")).isEqualTo(Duration.ofHours(8));
        assertThat(TokenCommand.parsed("7d")).isEqualTo(Duration.ofDays(7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "h", "0h", "-1h", "1.5h", "1 h", "1w"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> TokenCommand.parsed(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as 30m");
    }
}
