package io.forbear.compliance.backtest;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.PackExamples;
import io.forbear.compliance.finding.ChangeCounts;
import io.forbear.compliance.intake.HistoryReader.Entry;
import io.forbear.compliance.intake.HistoryReader.Stage;
import io.forbear.compliance.rulepack.Trial;
import io.forbear.packs.RulePacks;
import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Coverage;
import io.forbear.rules.Direction;
import io.forbear.rules.Fact;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleBook;
import io.forbear.rules.VoiceMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PartitionHistoryTest {
    private static final Stretch ALL = new Stretch(List.of(), null, null);

    private static final RuleBook IN_FORCE = RuleBook.of(RulePacks.shipped());

    // in force some day; a trial does not wait for it
    private static final RuleBook TRIAL =
            Trial.of(
                    IN_FORCE.packs(),
                    RulePacks.parse(
                            "quiet", PackExamples.quietHours("quiet", "2030-01-01", "10:00")));

    private static Report run(List<Entry> entries, Stretch stretch) {
        var history = new PartitionHistory(1000);
        entries.forEach(history::add);
        var outcome = history.judge(new Judge(IN_FORCE, TRIAL, stretch));
        return Outcome.report("draft", List.of(), stretch, List.of(outcome));
    }

    private static List<Entry> story() {
        var account =
                new Account(
                        "A-1",
                        "BANK",
                        List.of("CN"),
                        Coverage.FIRST_PARTY,
                        null,
                        null,
                        null,
                        null,
                        false);
        return List.of(
                new Entry.Learned(
                        "P-1",
                        List.of(new Fact.AccountStated("a1", may(1, 9, 0), may(1, 9, 0), account)),
                        new Stage("A-1", may(1, 9, 0), "M1")),
                new Entry.Learned("P-1", List.of(), new Stage("A-1", may(12, 0, 0), "M2")),
                call("c1", may(11, 9, 0)),
                call("c2", may(11, 11, 0)),
                call("c3", may(13, 9, 30)));
    }

    private static Entry call(String id, Instant at) {
        var contact =
                Contact.builder(
                                Channel.VOICE_HUMAN,
                                Direction.OUTBOUND,
                                new Actor("BANK", ActorKind.ISSUER, null, Set.of("s1"), null),
                                new Party("P-1", PartyKind.DEBTOR),
                                List.of("A-1"),
                                Purpose.COLLECTION)
                        .voiceMode(VoiceMode.INTERACTIVE)
                        .endpoint("mobile-1", PlaceKind.MOBILE)
                        .build();
        return new Entry.Learned(
                "P-1",
                List.of(
                        new Fact.ContactAttempted(
                                id, at, at, contact, io.forbear.rules.Outcome.CONVERSATION)),
                null);
    }

    @Test
    void countsWhatADraftAddsByRuleAgencyAndStage() {
        var report = run(story(), ALL);
        var two = new ChangeCounts(2, 0, 0);
        assertThat(report.contacts()).isEqualTo(3);
        assertThat(report.changes()).isEqualTo(two);
        assertThat(report.rules()).containsOnly(java.util.Map.entry(PackExamples.RULE, two));
        assertThat(report.agencies()).containsOnly(java.util.Map.entry("BANK", two));
        assertThat(report.stages())
                .containsOnlyKeys("M1", "M2")
                .containsEntry("M1", new ChangeCounts(1, 0, 0));
        assertThat(report.samples())
                .hasSize(2)
                .allSatisfy(sample -> assertThat(sample.after()).isNotNull());
    }

    @Test
    void answersTheSameWhateverTheOrderOfTheRecords() {
        var expected = run(story(), ALL);
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new ArrayList<>(story());
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(run(shuffled, ALL)).isEqualTo(expected);
        }
    }

    @Test
    void hasAnotherDigestWhenOneFindingDiffers() {
        var more = new ArrayList<>(story());
        more.add(call("c4", may(14, 9, 0)));
        assertThat(run(more, ALL).digest()).isNotEqualTo(run(story(), ALL).digest());
    }

    @Test
    void judgesOnlyWhatLiesBetweenTheLimits() {
        assertThat(run(story(), limits(may(12, 0, 0), null)).changes().added()).isEqualTo(1);
        assertThat(run(story(), limits(may(11, 9, 0), may(13, 9, 30))).contacts()).isEqualTo(2);
    }

    @Test
    void saysWhenThereIsMoreThanTheHeapIsMeantToHold() {
        var history = new PartitionHistory(2);
        assertThatThrownBy(() -> story().forEach(history::add))
                .isInstanceOf(PartitionHistory.TooLargeException.class)
                .hasMessageContaining("facts-per-partition");
    }

    private static Stretch limits(@Nullable Instant from, @Nullable Instant to) {
        return new Stretch(List.of(), from, to);
    }
}
