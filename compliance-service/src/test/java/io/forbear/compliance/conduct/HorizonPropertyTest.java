package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.Channel;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactProposed;
import io.forbear.events.DebtCoverage;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.FindingRecord;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.ViolationStatus;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.apache.avro.specific.SpecificRecord;

/**
 * Two streams live through the same year of the same debtor. One forgets what lies behind a short
 * horizon, and now and then is started anew; the other remembers everything. Nobody who listens can
 * tell them apart.
 */
class HorizonPropertyTest {
    private static final Horizon SHORT = new Horizon(Duration.ofDays(110));
    private static final Horizon ENDLESS = new Horizon(Duration.ofDays(36_500));
    private static final int LATEST = 109;

    /** One event, and when it reaches the stream. */
    private record Sent<V extends SpecificRecord>(Topic<V> topic, V event, Instant arrival) {
        void go(ConductDriver stream) {
            stream.send(topic, event);
        }
    }

    /** What a stream told. */
    private static final class Told {
        private final List<ComplianceViolation> violations = new ArrayList<>();
        private final List<String> decisions = new ArrayList<>();

        void listen(ConductDriver stream) {
            violations.addAll(stream.violations());
            stream.decisions()
                    .forEach(
                            decided ->
                                    decisions.add(
                                            decided.getProposalId()
                                                    + " "
                                                    + decided.getDecision()
                                                    + " "
                                                    + decided.getFindings()));
        }

        Map<String, FindingRecord> standing() {
            var standing = new HashMap<String, FindingRecord>();
            for (var violation : violations) {
                if (violation.getStatus() == ViolationStatus.RETRACTED) {
                    assertThat(standing.remove(violation.getViolationId())).isNotNull();
                } else {
                    standing.put(violation.getViolationId(), violation.getFinding());
                }
            }
            return standing;
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void tellsWhatAStreamTellsThatForgetsNothing(@ForAll long seed) {
        var random = new Random(seed);
        var year = year(new EventExamples("P-1"), random);
        var forgetful = new ConductDriver(Books.shipped(), SHORT);
        var whole = new Told();
        var part = new Told();
        try (var remembering = new ConductDriver(Books.shipped(), ENDLESS)) {
            for (var sent : year) {
                remembering.passUntil(sent.arrival());
                forgetful.passUntil(sent.arrival());
                if (random.nextInt(80) == 0) {
                    part.listen(forgetful);
                    forgetful = forgetful.restarted(Books.shipped());
                }
                if (random.nextInt(5) == 0) {
                    forgetful.rest();
                }
                sent.go(remembering);
                sent.go(forgetful);
            }
            whole.listen(remembering);
            part.listen(forgetful);
            assertThat(part.violations).isNotEmpty();
            assertThat(part.standing()).isEqualTo(whole.standing());
            assertThat(part.decisions).isEqualTo(whole.decisions);
            var kept = rows(forgetful);
            Statistics.collect(kept * 10 / rows(remembering));
            assertThat(kept).isLessThan(rows(remembering));
        } finally {
            forgetful.close();
        }
    }

    private static int rows(ConductDriver stream) {
        int count = 0;
        try (var rows = stream.caseFileRows().all()) {
            for (; rows.hasNext(); rows.next()) {
                count++;
            }
        }
        return count;
    }

    /** A debtor in Shanghai or New York. */
    private static List<Sent<?>> known(EventExamples debtor, boolean isAmerican) {
        var profile = debtor.profile(isAmerican ? "America/New_York" : "Asia/Shanghai");
        var account = debtor.account();
        if (isAmerican) {
            var law = List.of("US");
            profile = DebtorProfileChanged.newBuilder(profile).setJurisdictions(law).build();
            account =
                    AccountStageChanged.newBuilder(account)
                            .setJurisdictions(law)
                            .setCoverage(DebtCoverage.THIRD_PARTY)
                            .build();
        }
        return List.of(
                new Sent<>(Topics.DEBTOR_PROFILE, profile, may(1, 9, 0)),
                new Sent<>(Topics.ACCOUNT_STAGE, account, may(1, 9, 0)));
    }

    /** Bursts of calls, messages and proposals; of the calls some are reported months later. */
    private static List<Sent<?>> year(EventExamples debtor, Random random) {
        var year = new ArrayList<Sent<?>>(known(debtor, random.nextBoolean()));
        for (int i = 0; i < 220; i++) {
            var at =
                    may(2, 0, 0)
                            .plus(Duration.ofDays(11L * random.nextInt(30) + random.nextInt(6)))
                            .plus(Duration.ofMinutes(random.nextInt(24 * 12) * 5L));
            if (random.nextInt(5) == 0) {
                var proposal = proposal(debtor, at, random);
                year.add(new Sent<>(Topics.CONTACT_PROPOSED, proposal, at.minusSeconds(60)));
            } else {
                var late = random.nextInt(3) == 0 ? LATEST - random.nextInt(5) : 0;
                var arrival = at.plus(Duration.ofDays(late)).plusSeconds(60);
                year.add(new Sent<>(Topics.CONTACT_ATTEMPTED, call(debtor, at, random), arrival));
            }
        }
        year.sort(Comparator.comparing(Sent::arrival));
        return year;
    }

    private static ContactAttempted call(EventExamples debtor, Instant at, Random random) {
        var call = debtor.call(at).setEventId(new UUID(random.nextLong(), random.nextLong()));
        call.setOutcome(
                random.nextInt(3) == 0
                        ? ContactOutcome.CONVERSATION
                        : ContactOutcome.RANG_UNANSWERED);
        if (random.nextInt(4) == 0) {
            call.setDisclosed(List.of());
        }
        if (random.nextInt(6) == 0) {
            call.setParty(new Party("E", PartyKind.EMERGENCY_CONTACT));
        }
        return call.build();
    }

    private static ContactProposed proposal(EventExamples debtor, Instant at, Random random) {
        var proposal =
                debtor.proposal(at)
                        .setEventId(new UUID(random.nextLong(), random.nextLong()))
                        .setProposalId(new UUID(random.nextLong(), random.nextLong()).toString());
        if (random.nextInt(4) == 0) {
            proposal.setChannel(Channel.SMS).setVoiceMode(null);
        }
        return proposal.build();
    }
}
