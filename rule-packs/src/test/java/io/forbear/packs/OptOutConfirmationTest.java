package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.rules.Channel;
import io.forbear.rules.Consequence;
import io.forbear.rules.Contact;
import io.forbear.rules.Detector;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.Outcome;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleBook;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** 47 CFR 64.1200(a)(12): one text that confirms an opt-out, within five minutes, needs no gate. */
class OptOutConfirmationTest {
    private static final Detector DETECTOR = new Detector(RuleBook.of(RulePacks.shipped()));
    private static final LocalDateTime STOPPED = LocalDateTime.parse("2026-05-12T10:00:00");

    private static Contact.Builder text(Examples examples, Purpose purpose, DisclosedItem... says) {
        return by(Channel.SMS, examples, purpose, says);
    }

    private static Contact.Builder by(
            Channel channel, Examples examples, Purpose purpose, DisclosedItem... says) {
        var actor = examples.contact(Channel.SMS, Examples.DEBTOR).build().actor();
        return Contact.builder(
                        channel, Direction.OUTBOUND, actor, Examples.DEBTOR, List.of("A"), purpose)
                .endpoint("cell", PlaceKind.MOBILE)
                .disclosed(Set.of(says));
    }

    private static Contact.Builder confirmation(Examples examples) {
        return text(examples, Purpose.OPT_OUT_CONFIRMATION);
    }

    /** The rules that the last of the texts breaks. */
    private static List<String> broken(Examples examples, Contact.Builder text, long... seconds) {
        var file = examples.file();
        var at = examples.at(STOPPED);
        file.add(
                new Fact.PreferenceStated(
                        "stop", at, at, "P", Set.of(text.build().channel()), List.of(), Set.of()));
        for (long second : seconds) {
            file.add(
                    examples.made(
                            "text " + second, STOPPED.plusSeconds(second), text, Outcome.SENT));
        }
        var last = "text " + seconds[seconds.length - 1];
        return DETECTOR.findings(file, at.plus(Duration.ofDays(1))).stream()
                .filter(finding -> finding.subject().equals(last))
                .filter(finding -> finding.consequence() == Consequence.VIOLATION)
                .map(Finding::ruleId)
                .toList();
    }

    @ParameterizedTest(name = "{0} s after the opt-out: needs no permit {1}")
    @CsvSource({"-1, false", "0, true", "299, true", "300, true", "301, false"})
    void needsNoPermitForFiveMinutes(long seconds, boolean none) {
        var found = broken(Examples.NEW_JERSEY, confirmation(Examples.NEW_JERSEY), seconds);
        assertThat(found.contains("FB-PERMIT-01")).isEqualTo(!none);
    }

    @Test
    void breaksNoRuleOfTheUnitedStates() {
        assertThat(broken(Examples.NEW_JERSEY, confirmation(Examples.NEW_JERSEY), 1)).isEmpty();
    }

    @Test
    void isOneOnly() {
        assertThat(broken(Examples.NEW_JERSEY, confirmation(Examples.NEW_JERSEY), 1, 2))
                .contains("US-MEDIUM-01");
    }

    @Test
    void needsAPermitElsewhereAndIfItSaysAnythingMore() {
        var more =
                text(
                        Examples.NEW_JERSEY,
                        Purpose.OPT_OUT_CONFIRMATION,
                        DisclosedItem.DEBT_EXISTENCE);
        var reminder = text(Examples.NEW_JERSEY, Purpose.REMINDER);
        assertThat(broken(Examples.CHINA, confirmation(Examples.CHINA), 1))
                .contains("FB-PERMIT-01");
        assertThat(broken(Examples.NEW_JERSEY, more, 1)).contains("FB-PERMIT-01");
        assertThat(broken(Examples.NEW_JERSEY, reminder, 1)).contains("FB-PERMIT-01");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.class,
            names = {"VOICE_HUMAN", "VOICE_BOT", "EMAIL", "LETTER"})
    void needsAPermitWhereverItIsNoText(Channel channel) {
        var confirmation = by(channel, Examples.NEW_JERSEY, Purpose.OPT_OUT_CONFIRMATION);
        assertThat(broken(Examples.NEW_JERSEY, confirmation, 1)).contains("FB-PERMIT-01");
    }
}
