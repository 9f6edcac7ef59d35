package io.forbear.contact.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    private static final Window DAY = window("09:00", "20:00");

    @ParameterizedTest(name = "{0} in {1} becomes {2}")
    @CsvSource({
        "2026-05-04T00:59:59Z, Asia/Shanghai, 2026-05-04T01:00:00Z",
        "2026-05-04T01:00:00Z, Asia/Shanghai, 2026-05-04T01:00:00Z",
        "2026-05-04T11:59:59Z, Asia/Shanghai, 2026-05-04T11:59:59Z",
        "2026-05-04T12:00:00Z, Asia/Shanghai, 2026-05-05T01:00:00Z",
        // the clocks go forward on 8 March 2026 in New York
        "2026-03-08T02:00:00Z, America/New_York, 2026-03-08T13:00:00Z",
        "2026-03-07T02:00:00Z, America/New_York, 2026-03-07T14:00:00Z",
        // 09:00 to 20:00 in both is 12:00 to 20:00 in New York
        "2026-05-04T13:00:00Z, America/New_York+America/Los_Angeles, 2026-05-04T16:00:00Z",
        "2026-05-05T00:30:00Z, America/New_York+America/Los_Angeles, 2026-05-05T16:00:00Z",
    })
    void findsTheFirstInstantWithinTheWindowInEveryZone(
            Instant earliest, String zones, Instant expected) {
        var all = Arrays.stream(zones.split("\\+")).map(ZoneId::of).toList();
        assertThat(DAY.firstIn(all, earliest)).hasValue(expected);
    }

    @Test
    void findsNoneWhenTheZonesLeaveNone() {
        var zones = List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"));
        assertThat(window("09:00", "17:00").firstIn(zones, Instant.parse("2026-05-04T00:00:00Z")))
                .isEmpty();
    }

    @Test
    void endsAfterItBegins() {
        assertThatThrownBy(() -> window("20:00", "09:00"))
                .hasMessage("a window ends after it begins, found 20:00 to 09:00");
    }

    private static Window window(String from, String to) {
        return new Window(LocalTime.parse(from), LocalTime.parse(to));
    }
}
