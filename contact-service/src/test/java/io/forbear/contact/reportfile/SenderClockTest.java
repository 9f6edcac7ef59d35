package io.forbear.contact.reportfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderClockTest {
    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, PT0S, 2026-05-04 10:00:00, 2026-05-04T02:00:00Z",
        "Asia/Shanghai, PT2M30S, 2026-05-04 10:00:00, 2026-05-04T01:57:30Z",
        "Asia/Shanghai, -PT2M30S, 2026-05-04T10:00, 2026-05-04T02:02:30Z",
        "+09:00, PT0S, 2026-05-04 10:00:00.250, 2026-05-04T01:00:00.250Z",
        "Asia/Shanghai, PT0S, 2026-05-04T10:00:00-04:00, 2026-05-04T14:00:00Z",
        "Asia/Shanghai, PT1H, 2026-05-04T10:00:00Z, 2026-05-04T09:00:00Z",
        "America/New_York, PT0S, 2026-11-01T01:30-05:00, 2026-11-01T06:30:00Z",
    })
    void setsTheSendersClockRight(String zone, Duration ahead, String written, String instant) {
        assertThat(new SenderClock(ZoneId.of(zone), ahead).instant(written)).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-01 01:30, is twice in America/New_York",
        "2026-03-08 02:30, is never in America/New_York",
        "04.05.2026 10:00, must be a time like",
        "yesterday, must be a time like",
    })
    void guessesNoTime(String written, String complaint) {
        var clock = new SenderClock(ZoneId.of("America/New_York"), Duration.ZERO);
        assertThatThrownBy(() -> clock.instant(written)).hasMessageContaining(complaint);
    }

    @Test
    void takesTwelveHoursForADeviationAndNoMore() {
        var zone = ZoneOffset.UTC;
        assertThat(new SenderClock(zone, Duration.ofHours(-12)).ahead()).isNegative();
        assertThat(new SenderClock(zone, Duration.ofHours(12)).ahead()).isPositive();
        assertThatThrownBy(() -> new SenderClock(zone, Duration.ofHours(12).plusMillis(1)))
                .hasMessageContaining("must be within PT12H");
    }
}
