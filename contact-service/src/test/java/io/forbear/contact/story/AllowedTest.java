package io.forbear.contact.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AllowedTest {
    private static final String CLOSED_UNTIL_THREE =
            """
            {"assumes": {"purpose": "COLLECTION"}, "channels": [{"channel": "SMS",
              "nextLawful": "2026-05-04T03:00:00Z",
              "lawful": [{"from": "2026-05-04T03:00:00Z", "until": "2026-05-04T04:00:00Z"}],
              "closed": [{"from": "2026-05-04T02:00:00Z", "until": "2026-05-04T03:00:00Z",
                          "by": [{"ruleId": "CN-HOURS-01"}]}]}]}""";

    @ParameterizedTest
    @CsvSource({
        "2026-05-04T02:00:00Z, false",
        "2026-05-04T02:59:59.999999Z, false",
        "2026-05-04T03:00:00Z, true",
        "2026-05-04T03:59:59.999Z, true",
        "2026-05-04T04:00:00Z, false",
    })
    void saysWhetherAChannelIsOpenNow(Instant now, boolean open) {
        var allowed = Allowed.now(JsonMapper.shared().readTree(CLOSED_UNTIL_THREE), now);
        var channel = allowed.path("channels").path(0);
        assertThat(channel.path("now").asBoolean()).isEqualTo(open);
        assertThat(channel.path("next").asString("")).isEqualTo("2026-05-04T03:00:00Z");
        assertThat(channel.path("closedBy").isEmpty())
                .isEqualTo(!now.isBefore(Instant.parse("2026-05-04T03:00:00Z")));
    }
}
