package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.PackExamples;
import io.forbear.compliance.casefile.ShadowStore;
import io.forbear.compliance.finding.FindingChange;
import io.forbear.events.DecisionKind;
import io.forbear.events.PackMode;
import io.forbear.rules.Finding;
import io.forbear.topics.Topics;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PackActivationsTest {
    private static final String QUIET = PackExamples.quietHours("quiet", "2026-05-12", "10:00");

    private final EventExamples debtor = new EventExamples("P-1");
    private final ConductDriver stream = new ConductDriver(Books.shipped());

    @BeforeEach
    void knowsTheDebtor() {
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @AfterEach
    void closes() {
        stream.close();
    }

    @Test
    void judgesByAnActivatedPackFromItsDateOn() {
        activate(QUIET, PackMode.ACTIVE);
        stream.passUntil(may(13, 9, 0));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 9, 0)).build());
        assertThat(violatedRules()).contains("FB-PERMIT-01").doesNotContain(PackExamples.RULE);

        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(12, 9, 0)).build());
        assertThat(stream.violations())
                .filteredOn(v -> v.getFinding().getRuleId().equals(PackExamples.RULE))
                .singleElement()
                .returns("quiet", v -> v.getFinding().getPackId())
                .returns("2026-05-12", v -> v.getFinding().getPackVersion());
    }

    @Test
    void asksAnActivatedPackAtTheGateAndNamesIt() {
        activate(QUIET, PackMode.ACTIVE);
        stream.passUntil(may(12, 8, 59));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(12, 9, 0)).build());

        assertThat(stream.decisions())
                .singleElement()
                .returns(DecisionKind.DEFERRED, d -> d.getDecision())
                .returns(may(12, 10, 0), d -> d.getNotBefore())
                .satisfies(d -> assertThat(d.getPackVersions()).contains("quiet@2026-05-12"));
    }

    @Test
    void endsAVersionByTheNextOne() {
        activate(QUIET, PackMode.ACTIVE);
        activate(PackExamples.quietHours("quiet", "2026-05-14", "09:00"), PackMode.ACTIVE);
        stream.passUntil(may(15, 9, 0));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(14, 9, 30)).build());
        assertThat(violatedRules()).doesNotContain(PackExamples.RULE);
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(13, 9, 30)).build());
        assertThat(violatedRules()).contains(PackExamples.RULE);
    }

    @Test
    void letsAShadowNeitherDenyNorRaiseAndNotesItsDifferences() {
        activate(QUIET, PackMode.SHADOW);
        stream.passUntil(may(11, 8, 59));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 9, 0)).build());
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 9, 0)).build());
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(11, 11, 0)).build());

        assertThat(stream.decisions())
                .singleElement()
                .returns(DecisionKind.PERMITTED, d -> d.getDecision())
                .satisfies(d -> assertThat(d.getPackVersions()).doesNotContain("quiet@2026-05-12"))
                .satisfies(d -> assertThat(d.getFindings()).isEmpty());
        assertThat(violatedRules()).doesNotContain(PackExamples.RULE);
        var rows = stream.shadows(PackExamples.id(QUIET));
        assertThat(rows)
                .filteredOn(row -> row.answer() != null)
                .singleElement()
                .returns("PERMITTED", ShadowStore.Row::answer)
                .returns("DEFERRED", ShadowStore.Row::otherwise);
        assertThat(rows)
                .filteredOn(row -> row.answer() == null)
                .singleElement()
                .returns(List.of(), ShadowStore.Row::before)
                .satisfies(
                        row ->
                                assertThat(row.after())
                                        .extracting(Finding::ruleId)
                                        .containsExactly(PackExamples.RULE));
    }

    @Test
    void correctsTheDifferencesOfAShadowByLaterFacts() {
        activate(QUIET, PackMode.SHADOW);
        stream.passUntil(may(12, 8, 59));
        var call = debtor.call(may(11, 9, 0));
        stream.send(Topics.CONTACT_ATTEMPTED, call.build());
        assertThat(stream.shadows(PackExamples.id(QUIET))).hasSize(1);
        stream.send(Topics.CONTACT_ATTEMPTED, call.setOccurredAt(may(11, 12, 0)).build());
        assertThat(stream.shadows(PackExamples.id(QUIET))).isEmpty();
    }

    @Test
    void tellsWhatAShadowOfALaterVersionWouldNoLongerFind() {
        activate(QUIET, PackMode.ACTIVE);
        var milder = PackExamples.quietHours("quiet", "2026-06-01", "09:00");
        stream.passUntil(may(12, 12, 0));
        stream.sendActivation(PackExamples.activated(milder, PackMode.SHADOW, may(12, 12, 0)));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(12, 9, 30)).build());

        assertThat(violatedRules()).contains(PackExamples.RULE);
        var row = stream.shadows(PackExamples.id(milder)).getFirst();
        assertThat(FindingChange.between(row.before(), row.after()))
                .singleElement()
                .returns(FindingChange.Kind.REMOVED, FindingChange::kind)
                .satisfies(
                        change ->
                                assertThat(Objects.requireNonNull(change.before()).ruleId())
                                        .isEqualTo(PackExamples.RULE));
    }

    @Test
    void endsAShadowWhenItIsActivated() {
        activate(QUIET, PackMode.SHADOW);
        activate(QUIET, PackMode.ACTIVE);
        stream.passUntil(may(12, 9, 30));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(may(12, 9, 0)).build());

        assertThat(violatedRules()).contains(PackExamples.RULE);
        assertThat(stream.shadows(PackExamples.id(QUIET))).isEmpty();
    }

    @Test
    void answersNothingWhileAPackCannotBeReadAndGoesOnOnceItIsRepaired() {
        var key = "quiet@2026-05-12".getBytes(UTF_8);
        stream.sendBytes(Topics.RULE_PACK, key, new byte[] {1, 2, 3}, new RecordHeaders());
        stream.passUntil(may(11, 8, 59));
        var proposal = debtor.proposal(may(11, 9, 0)).build();
        assertThatThrownBy(() -> stream.send(Topics.CONTACT_PROPOSED, proposal))
                .isInstanceOf(KafkaException.class)
                .hasStackTraceContaining("quiet@2026-05-12 cannot be read");
        assertThat(stream.decisions()).isEmpty();
        assertThat(stream.unreadablePacks()).isEqualTo(1);

        activate(QUIET, PackMode.ACTIVE);
        assertThat(stream.unreadablePacks()).isZero();
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 9, 0)).build());
        assertThat(stream.decisions()).isNotEmpty();
    }

    private void activate(String yaml, PackMode mode) {
        stream.sendActivation(PackExamples.activated(yaml, mode, may(2, 9, 0)));
    }

    private List<String> violatedRules() {
        return stream.violations().stream().map(v -> v.getFinding().getRuleId()).toList();
    }
}
