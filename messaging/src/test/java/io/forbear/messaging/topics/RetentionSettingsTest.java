package io.forbear.messaging.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.messaging.topics.RetentionSettings.Kept;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {
    private static final Duration SEGMENT = Duration.ofHours(6);
    private static final String SMS = "contact.command.sms";

    @Test
    void keepsByTheShortestOfTheJurisdictionsThatTheBankCollectsIn() {
        var keep = Map.of("ANY", days(7), "GB", days(2), "CN", days(3));
        assertThat(settings(List.of("CN"), kept(SMS, keep)).of(Topics.COMMAND_SMS))
                .hasValue(days(3));
        assertThat(settings(List.of("CN", "GB"), kept(SMS, keep)).of(Topics.COMMAND_SMS))
                .hasValue(days(2));
        assertThat(settings(List.of("US"), kept(SMS, keep)).of(Topics.COMMAND_SMS))
                .hasValue(days(7));
    }

    @Test
    void refusesATopicOfWhichNothingIsSaidOrTwoThings() {
        var sms = kept(SMS, Map.of("ANY", days(3)));
        assertRefused(settings(List.of("CN"), sms), "nothing of contact.command.voice");
        assertThatThrownBy(() -> settings(List.of("CN"), sms, sms).of(Topics.COMMAND_SMS))
                .hasMessageContaining("two things of contact.command.sms");
    }

    private static void assertRefused(RetentionSettings settings, String why) {
        assertThatThrownBy(() -> settings.of(Topics.COMMAND_VOICE)).hasMessageContaining(why);
    }

    @Test
    void refusesATimeForWhatIsCompactedAndNoneForWhatIsNot() {
        var profile = kept("debtor.profile", Map.of("ANY", days(3)));
        assertThatThrownBy(() -> settings(List.of("CN"), profile).of(Topics.DEBTOR_PROFILE))
                .hasMessageContaining("not both");
        assertThatThrownBy(
                        () -> settings(List.of("CN"), kept(SMS, Map.of())).of(Topics.COMMAND_SMS))
                .hasMessageContaining("not both");
    }

    @Test
    void refusesAJurisdictionWithoutATime() {
        var sms = kept(SMS, Map.of("CN", days(3)));
        assertThatThrownBy(() -> settings(List.of("CN", "US"), sms).of(Topics.COMMAND_SMS))
                .hasMessageContaining("none for ANY");
    }

    private static RetentionSettings settings(List<String> jurisdictions, Kept... kept) {
        return new RetentionSettings(
                jurisdictions, List.of(kept), Map.of("ANY", days(30)), SEGMENT);
    }

    private static Kept kept(String topic, Map<String, Duration> keep) {
        return new Kept(List.of(topic), keep);
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }
}
