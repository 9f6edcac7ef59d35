package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.events.ContactAttempted;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.events.ViolationStatus;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HorizonTest {
    private static final Duration LENGTH = Duration.ofDays(110);
    private static final Instant NOW = may(30, 9, 0).plus(LENGTH);

    private static final byte STANDING = 2;

    private final EventExamples debtor = new EventExamples("P-1");
    private final ConductDriver stream = new ConductDriver(Books.shipped(), new Horizon(LENGTH));

    @BeforeEach
    void knowsTheDebtor() {
        stream.send(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai"));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
    }

    @AfterEach
    void closes() {
        stream.close();
    }

    private List<String> reasons(Topic<?> topic) {
        return stream.parked(topic).stream()
                .map(
                        r ->
                                new String(
                                        r.headers().lastHeader("forbear-parked-reason").value(),
                                        UTF_8))
                .toList();
    }

    private long rows() {
        long count = 0;
        try (var rows = stream.caseFileRows().all()) {
            for (; rows.hasNext(); rows.next()) {
                count++;
            }
        }
        return count;
    }

    @Test
    void judgesAContactAsOldAsTheHorizonAndParksAnOlderOne() {
        stream.passUntil(NOW);
        var oldest = NOW.minus(LENGTH);
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(oldest).build());
        assertThat(stream.violations()).isNotEmpty();
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(oldest.minusMillis(1)).build());
        assertThat(stream.violations()).isEmpty();
        assertThat(reasons(Topics.CONTACT_ATTEMPTED)).containsExactly("TOO_OLD");
    }

    @Test
    void parksAProposalOfLongAgo() {
        stream.passUntil(NOW);
        var planned = NOW.minus(LENGTH).minusMillis(1);
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(planned).build());
        assertThat(stream.decisions()).isEmpty();
        assertThat(reasons(Topics.CONTACT_PROPOSED)).containsExactly("TOO_OLD");
    }

    @Test
    void takesInAnOldFactThatHoldsOn() {
        stream.passUntil(NOW.plus(LENGTH));
        stream.send(Topics.DEBTOR_NOTICE, stop(may(2, 9, 0)));
        stream.send(Topics.ACCOUNT_STAGE, debtor.account());
        assertThat(stream.parked(Topics.DEBTOR_NOTICE)).isEmpty();
        assertThat(stream.parked(Topics.ACCOUNT_STAGE)).isEmpty();
    }

    @Test
    void rejectsAContactOfTheDayAfterTomorrow() {
        stream.passUntil(NOW);
        var day = Duration.ofDays(1);
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(NOW.plus(day)).build());
        assertThat(stream.parked(Topics.CONTACT_ATTEMPTED)).isEmpty();
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(NOW.plus(day).plusMillis(1)).build());
        assertThat(reasons(Topics.CONTACT_ATTEMPTED)).containsExactly("REJECTED");
    }

    @Test
    void forgetsADebtorsOldContactsWithoutTellingAnybody() {
        var calls = nightCalls(10);
        var before = rows();
        assertThat(stream.violations()).isNotEmpty();
        passFarBeyond(calls.getLast());
        // each had a row and a standing; the first and the last conversation are remembered
        assertThat(rows()).isEqualTo(before - 2 * 8);
        assertThat(stream.violations()).isEmpty();
        assertThat(stream.deadlines()).isEmpty();

        stream.send(Topics.CONTACT_ATTEMPTED, calls.getLast());
        assertThat(reasons(Topics.CONTACT_ATTEMPTED)).containsExactly("TOO_OLD");
    }

    @Test
    void forgetsMoreThanOnePortionBeforeItRests() {
        var calls = nightCalls(150);
        var before = rows();
        passFarBeyond(calls.getLast());
        stream.passUntil(calls.getLast().getOccurredAt().plus(LENGTH).plus(LENGTH));
        stream.passUntil(calls.getLast().getOccurredAt().plus(LENGTH).plus(LENGTH));
        assertThat(rows()).isEqualTo(before - 2 * 148);
    }

    @Test
    void countsAFileThatCannotBeClearedAndClearsItAfterARest() {
        var calls = nightCalls(10);
        var before = rows();
        var damage = damage();
        passFarBeyond(calls.getLast());
        var failed = stream.failedSweeps();
        assertThat(failed).isPositive();
        assertThat(rows()).isEqualTo(before + damage.size());
        stream.passUntil(calls.getLast().getOccurredAt().plus(LENGTH).plus(LENGTH).plusSeconds(60));
        assertThat(stream.failedSweeps()).as("it rests").isEqualTo(failed);

        damage.forEach(key -> stream.caseFileRows().delete(key));
        stream.rest();
        assertThat(rows()).isEqualTo(before - 2 * 8);
    }

    @Test
    void removesNothingOfWhatBelongsTogetherWhenAPartCannotBeRead() {
        var calls = nightCalls(10);
        var before = rows();
        var standings = standings();
        for (var row : standings.subList(0, 5)) {
            stream.caseFileRows().put(row.key, new byte[] {99});
        }
        passFarBeyond(calls.getLast());
        assertThat(stream.failedSweeps()).isPositive();
        assertThat(rows()).isEqualTo(before);

        standings.forEach(row -> stream.caseFileRows().put(row.key, row.value));
        stream.rest();
        assertThat(rows()).isEqualTo(before - 2 * 8);
    }

    /** In the order of their ids, which is no order in time. */
    private List<KeyValue<Bytes, byte[]>> standings() {
        var kind = 1 + debtor.debtorId().length();
        var standings = new ArrayList<KeyValue<Bytes, byte[]>>();
        try (var rows = stream.caseFileRows().all()) {
            rows.forEachRemaining(
                    row -> {
                        if (row.key.get()[kind] == STANDING) {
                            standings.add(row);
                        }
                    });
        }
        assertThat(standings).hasSizeGreaterThan(8);
        return standings;
    }

    /** Puts a row beside each that nobody can read; their keys. */
    private List<Bytes> damage() {
        var damage = new ArrayList<Bytes>();
        try (var rows = stream.caseFileRows().all()) {
            rows.forEachRemaining(
                    row -> {
                        var key = row.key.get().clone();
                        key[key.length - 1] = '~';
                        damage.add(Bytes.wrap(key));
                    });
        }
        damage.forEach(key -> stream.caseFileRows().put(key, new byte[] {99}));
        return damage;
    }

    @Test
    void relievesACrowdedFileWhenAnEventComesBy() {
        nightCalls(60);
        stream.violations();
        var before = rows();
        stream.leaveAlone(NOW.plus(LENGTH).plus(LENGTH));
        stream.send(Topics.CONTACT_ATTEMPTED, debtor.call(NOW.plus(LENGTH).plus(LENGTH)).build());
        assertThat(rows()).isLessThan(before - 100);
        assertThat(stream.violations())
                .allMatch(violation -> violation.getStatus() == ViolationStatus.RAISED);
    }

    @Test
    void leavesWhatWasFoundOnAFinalContactAloneWhateverComes() {
        stream.passUntil(may(12, 12, 0));
        var behind = debtor.call(may(9, 23, 0)).build();
        var within = debtor.call(may(11, 23, 0)).build();
        stream.send(Topics.CONTACT_ATTEMPTED, behind);
        stream.send(Topics.CONTACT_ATTEMPTED, within);
        assertThat(stream.violations()).isNotEmpty();
        stream.passUntil(may(10, 9, 0).plus(LENGTH));
        // a plan was in force at both of them
        stream.send(Topics.PLAN_AGREED, debtor.planSigned(may(8, 9, 0)));
        assertThat(stream.violations())
                .isNotEmpty()
                .allMatch(v -> v.getSubjectId().equals(within.getEventId().toString()));
    }

    @Test
    void forgetsThatAProposalWasDecided() {
        stream.passUntil(may(11, 22, 29));
        stream.send(Topics.CONTACT_PROPOSED, debtor.proposal(may(11, 22, 30)).build());
        var before = rows();
        stream.passUntil(may(11, 22, 30).plus(LENGTH).plus(LENGTH));
        stream.rest();
        assertThat(rows()).isLessThan(before);
    }

    private List<ContactAttempted> nightCalls(int count) {
        stream.passUntil(may(30, 9, 0));
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i -> debtor.call(may(2 + i % 25, 23, i / 25)).build())
                .peek(call -> stream.send(Topics.CONTACT_ATTEMPTED, call))
                .toList();
    }

    private void passFarBeyond(ContactAttempted call) {
        stream.passUntil(call.getOccurredAt().plus(LENGTH).plus(LENGTH));
        stream.rest();
    }

    private DebtorNotice stop(Instant at) {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtor.debtorId())
                .setKind(NoticeKind.THIRD_PARTY_STOP_REQUESTED)
                .build();
    }
}
