package io.forbear.contact.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.contact.channel.Channel;
import io.forbear.contact.preference.LawfulTimes.Interval;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class LawfulTimesTest {
    private static final Instant THREE = Instant.parse("2026-05-04T03:00:00Z");
    private static final Instant FOUR = Instant.parse("2026-05-04T04:00:00Z");
    private static final Instant SIX = Instant.parse("2026-05-04T06:00:00.001Z");

    private static final String ANSWER =
            """
            {"zones": ["Asia/Shanghai"], "channels": [
              {"channel": "SMS", "nextLawful": "2026-05-04T03:00:00Z", "closed": [],
               "lawful": [{"from": "2026-05-04T03:00:00Z", "until": "2026-05-04T04:00:00Z"},
                          {"from": "2026-05-04T04:00:00Z", "until": "2026-05-04T06:00:00.001Z"}]},
              {"channel": "EMAIL", "nextLawful": null, "lawful": [], "closed": []},
              {"channel": "HOLOGRAM",
               "lawful": [{"from": "2026-05-04T03:00:00Z", "until": "2026-05-04T04:00:00Z"}]}]}""";

    @Test
    void areThoseThatComplianceServiceGivesForEachChannelAndNoOthers() {
        var open = LawfulTimes.read(JsonMapper.shared().readTree(ANSWER));
        assertThat(open).containsOnlyKeys(Channel.values());
        assertThat(open.get(Channel.SMS))
                .containsExactly(new Interval(THREE, FOUR), new Interval(FOUR, SIX));
    }

    @Test
    void areNoneOnAChannelThatItClosesOrSaysNothingOf() {
        var open = LawfulTimes.read(JsonMapper.shared().readTree(ANSWER));
        for (var channel : Channel.values()) {
            if (channel != Channel.SMS) {
                assertThat(open.get(channel)).isEqualTo(List.of());
            }
        }
    }
}
