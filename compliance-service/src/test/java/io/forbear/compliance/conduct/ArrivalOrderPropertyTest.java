package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.intake.Intake;
import io.forbear.compliance.intake.IntakeReader;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DebtorNotice;
import io.forbear.events.FindingRecord;
import io.forbear.events.NoticeKind;
import io.forbear.events.PlanBreach;
import io.forbear.events.PlanBroken;
import io.forbear.events.VoiceMode;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Consequence;
import io.forbear.rules.Detector;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.avro.specific.SpecificRecord;

/**
 * Whatever the order in which the events of a story arrive, and however often, what stands in the
 * end is what the kernel finds on the whole story at once.
 */
class ArrivalOrderPropertyTest {
    private static final Instant END = may(30, 12, 0);
    private static final ConductDriver STREAM = stream();

    private static ConductDriver stream() {
        var stream = new ConductDriver(Books.shipped());
        stream.passUntil(END);
        return stream;
    }

    @AfterContainer
    static void close() {
        STREAM.close();
    }

    /** One event on its way. */
    private record Sent<V extends SpecificRecord>(Topic<V> topic, V event) {
        void go() {
            STREAM.send(topic, event);
        }

        byte[] bytes() {
            return PlainAvro.serializer().serialize(topic.name(), event);
        }
    }

    /** A call of the story; a corrected one is reported twice, the second time with its outcome. */
    record Call(int day, int hour, ContactOutcome outcome, VoiceMode mode, boolean isCorrected) {}

    /** What happens besides: on which day a plan is signed and broken, and contact is refused. */
    record Turns(int planSigned, int planBroken, int ceased, boolean hasComplaint) {}

    @Property(tries = 150)
    void endsWithTheFindingsOfTheWholeStory(
            @ForAll("calls") List<Call> calls, @ForAll("turns") Turns turns, @ForAll long seed) {
        var debtor = new EventExamples("P-" + UUID.randomUUID());
        var story = story(debtor, calls, turns);
        arrival(story, new Random(seed)).forEach(Sent::go);

        assertThat(standing(debtor)).isNotEmpty().isEqualTo(found(debtor, story));
    }

    @Provide
    static Arbitrary<List<Call>> calls() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 6),
                        Arbitraries.integers().between(6, 23),
                        Arbitraries.of(
                                ContactOutcome.CONVERSATION,
                                ContactOutcome.CONVERSATION,
                                ContactOutcome.RANG_UNANSWERED,
                                ContactOutcome.CONNECTED_NO_CONVERSATION),
                        Arbitraries.of(VoiceMode.INTERACTIVE, VoiceMode.NOTIFICATION),
                        Arbitraries.of(false, false, false, true))
                .as(Call::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(20);
    }

    @Provide
    static Arbitrary<Turns> turns() {
        var day = Arbitraries.integers().between(1, 9);
        return Combinators.combine(day, day, day, Arbitraries.of(true, false)).as(Turns::new);
    }

    private static List<Sent<?>> story(EventExamples debtor, List<Call> calls, Turns turns) {
        var story = new ArrayList<Sent<?>>();
        story.add(new Sent<>(Topics.DEBTOR_PROFILE, debtor.profile("Asia/Shanghai")));
        story.add(new Sent<>(Topics.ACCOUNT_STAGE, debtor.account()));
        calls.forEach(call -> addCall(story, debtor, call));
        story.add(new Sent<>(Topics.PLAN_AGREED, debtor.planSigned(may(turns.planSigned(), 9, 0))));
        story.add(new Sent<>(Topics.PLAN_BROKEN, broken(debtor, may(turns.planBroken(), 12, 0))));
        story.add(new Sent<>(Topics.DEBTOR_NOTICE, stop(debtor, may(turns.ceased(), 10, 0))));
        if (turns.hasComplaint()) {
            story.add(new Sent<>(Topics.COMPLAINT_FILED, debtor.complaint(may(3, 9, 0))));
            // in time or not: the first term ends on 18 May
            var extended = may(12 + turns.ceased(), 9, 0);
            story.add(new Sent<>(Topics.COMPLAINT_EXTENDED, debtor.complex(extended)));
        }
        return story;
    }

    private static void addCall(List<Sent<?>> story, EventExamples debtor, Call call) {
        var event =
                debtor.call(may(call.day(), call.hour(), 0))
                        .setVoiceMode(call.mode())
                        .setChannel(Channel.VOICE_HUMAN)
                        .setPurpose(ContactPurpose.COLLECTION)
                        .setOutcome(call.outcome())
                        .build();
        if (call.isCorrected()) {
            var first = ContactAttempted.newBuilder(event).setOutcome(ContactOutcome.CONVERSATION);
            story.add(new Sent<>(Topics.CONTACT_ATTEMPTED, first.setRecordingRef(null).build()));
        }
        story.add(new Sent<>(Topics.CONTACT_ATTEMPTED, event));
    }

    private static PlanBroken broken(EventExamples debtor, Instant at) {
        return PlanBroken.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtor.debtorId())
                .setPlanId(debtor.debtorId() + "-plan")
                .setReason(PlanBreach.INSTALMENT_MISSED)
                .build();
    }

    private static DebtorNotice stop(EventExamples debtor, Instant at) {
        return DebtorNotice.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(at)
                .setDebtorId(debtor.debtorId())
                .setKind(NoticeKind.THIRD_PARTY_STOP_REQUESTED)
                .build();
    }

    /**
     * Any order, some events twice, at once or later; but a correction first comes after what it
     * corrects, which may come again after it.
     */
    private static List<Sent<?>> arrival(List<Sent<?>> story, Random random) {
        var slots = new ArrayList<UUID>();
        var versions = new HashMap<UUID, List<Sent<?>>>();
        for (var sent : story) {
            versions.computeIfAbsent(id(sent), _ -> new ArrayList<>()).add(sent);
            slots.add(id(sent));
        }
        Collections.shuffle(slots, random);
        var arrival = new ArrayList<Sent<?>>();
        for (var id : slots) {
            var sent = versions.getOrDefault(id, List.of()).removeFirst();
            arrival.add(sent);
            if (random.nextInt(4) == 0) {
                arrival.add(sent);
            }
            if (random.nextInt(4) == 0) {
                arrival.add(arrival.get(random.nextInt(arrival.size())));
            }
        }
        return arrival;
    }

    private static UUID id(Sent<?> sent) {
        return (UUID) sent.event().get(0);
    }

    /** What the stream's announcements amount to. */
    private static Map<String, FindingRecord> standing(EventExamples debtor) {
        var standing = new HashMap<String, FindingRecord>();
        var told = new HashSet<UUID>();
        for (var violation : STREAM.violations()) {
            assertThat(violation.getDebtorId()).isEqualTo(debtor.debtorId());
            assertThat(told.add(violation.getEventId())).as("each event id once").isTrue();
            var id = violation.getViolationId();
            switch (violation.getStatus()) {
                case RAISED -> assertThat(standing.put(id, violation.getFinding())).isNull();
                case RESTATED -> assertThat(standing.put(id, violation.getFinding())).isNotNull();
                case RETRACTED -> assertThat(standing.remove(id)).isNotNull();
                case UNKNOWN -> throw new AssertionError(violation);
            }
        }
        return standing;
    }

    /** What the kernel finds on the whole story. */
    private static Map<String, FindingRecord> found(EventExamples debtor, List<Sent<?>> story) {
        var file = new CaseFile(debtor.debtorId());
        var key = debtor.debtorId().getBytes(UTF_8);
        try (var reader = new IntakeReader(PlainAvro.deserializer(), _ -> true)) {
            for (var sent : story) {
                if (reader.read(sent.topic().name(), key, sent.bytes())
                        instanceof Intake.Known known) {
                    file.addAll(known.facts());
                }
            }
        }
        var found = new HashMap<String, FindingRecord>();
        new Detector(Books.shipped())
                .findings(file, END).stream()
                        .filter(finding -> finding.consequence() != Consequence.OBSERVATION)
                        .forEach(finding -> found.put(finding.id(), FindingRecords.of(finding)));
        return found;
    }
}
