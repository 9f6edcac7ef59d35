package io.forbear.contact.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.contact.channel.Channel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacingFileTest {
    private static final String FILE =
            """
            zone: Asia/Shanghai
            perPriority: PT5M
            paces:
              - id: voice-bank
                gateway: VOICE
                collectors: [BANK]
                shifts:
                  - {from: "09:00", to: "12:00", agents: 40, callsPerAgentAndHour: 12}
                  - {from: "12:00", to: "20:00", agents: 20, callsPerAgentAndHour: 12}
              - {id: sms, gateway: SMS, shifts: [{perSecond: 50}]}
              - {id: letters, gateway: LETTER, shifts: [{from: "09:00", to: "17:00", perDay: 4800}]}
            """;
    private static final Instant TEN = Instant.parse("2026-05-04T02:00:00Z");

    private final Pacing pacing = PacingFile.read("pacing.yaml", FILE);

    private Duration interval(Channel channel, Instant at) {
        var pace = pacing.governing(channel, "BANK").orElseThrow();
        return pace.shiftAt(at).orElseThrow().interval();
    }

    @Test
    void readsRatesAsTimesBetweenTwoContacts() {
        assertThat(interval(Channel.VOICE_BOT, TEN)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(interval(Channel.VOICE_HUMAN, TEN.plus(Duration.ofHours(2))))
                .isEqualTo(Duration.ofSeconds(15));
        assertThat(interval(Channel.SMS, TEN)).isEqualTo(Duration.ofMillis(20));
        assertThat(interval(Channel.LETTER, TEN)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void governsOnlyWhatItNames() {
        assertThat(pacing.governing(Channel.VOICE_HUMAN, "AGENCY")).isEmpty();
        assertThat(pacing.governing(Channel.EMAIL, "BANK")).isEmpty();
        assertThat(pacing.governing(Channel.SMS, "AGENCY")).isPresent();
    }

    @Test
    void countsAPointOfPriorityLikeAStretchOfWaiting() {
        assertThat(pacing.rank(TEN, 3)).isEqualTo(TEN.minus(Duration.ofMinutes(15)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    perDay: 4800      | perDay: 0          | expected a number from 1
                    perDay: 4800      | agents: 3          | callsPerAgentAndHour
                    perDay: 4800      | perDay: 1, perHour: 1 | expected one of agents
                    to: "12:00"       | to: "13:00"        | overlaps another shift
                    gateway: SMS      | gateway: FAX       | expected one of
                    id: sms           | id: letters        | is there twice
                    Asia/Shanghai     | Asia/Nowhere       | expected a time zone
                    from: "09:00", to: "17:00" | from: "17:00", to: "09:00" | ends after it begins
                    """)
    void refusesWhatCannotBeMeant(String right, String wrong, String problem) {
        assertThatThrownBy(() -> PacingFile.read("pacing.yaml", FILE.replace(right, wrong)))
                .hasMessageContaining(problem)
                .hasMessageContaining("pacing.yaml");
    }
}
