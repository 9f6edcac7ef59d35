package io.forbear.compliance.conduct;

import static io.forbear.compliance.EventExamples.may;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.intake.Intake;
import io.forbear.compliance.intake.IntakeReader;
import io.forbear.events.Channel;
import io.forbear.events.ComplianceViolation;
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
import org.apache.avro.specific.SpecificRecord;

/** What happens to debtors in May 2026, how it may arrive, and what stands in the end. */
final class Stories {
    static final Instant END = may(30, 12, 0);

    private Stories() {}

    /** One event on its way. */
    record Sent<V extends SpecificRecord>(Topic<V> topic, V event) {
        void to(ConductDriver stream) {
            stream.send(topic, event);
        }

        byte[] key() {
            return topic.keyOf(event).getBytes(UTF_8);
        }

        byte[] bytes() {
            return PlainAvro.serializer().serialize(topic.name(), event);
        }

        private UUID id() {
            return (UUID) event.get(0);
        }
    }

    /** A call of the story; a corrected one is reported twice, the second time with its outcome. */
    record Call(int day, int hour, ContactOutcome outcome, VoiceMode mode, boolean isCorrected) {}

    /** What happens besides: on which day a plan is signed and broken, and contact is refused. */
    record Turns(int planSigned, int planBroken, int ceased, boolean hasComplaint) {}

    static List<Sent<?>> of(EventExamples debtor, List<Call> calls, Turns turns) {
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
    static List<Sent<?>> arrival(List<Sent<?>> story, Random random) {
        var slots = new ArrayList<UUID>();
        var versions = new HashMap<UUID, List<Sent<?>>>();
        for (var sent : story) {
            versions.computeIfAbsent(sent.id(), _ -> new ArrayList<>()).add(sent);
            slots.add(sent.id());
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

    /** What the announcements amount to: each change follows from the one before. */
    static Map<String, FindingRecord> standing(List<ComplianceViolation> announced) {
        var standing = new HashMap<String, FindingRecord>();
        var told = new HashSet<UUID>();
        for (var violation : announced) {
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

    /** What the kernel finds on the whole story of a debtor at once. */
    static Map<String, FindingRecord> found(EventExamples debtor, List<Sent<?>> story) {
        var found = new HashMap<String, FindingRecord>();
        new Detector(Books.shipped())
                .findings(file(debtor, story), END).stream()
                        .filter(finding -> finding.consequence() != Consequence.OBSERVATION)
                        .forEach(finding -> found.put(finding.id(), FindingRecords.of(finding)));
        return found;
    }

    /** The case file with the whole story of a debtor. */
    static CaseFile file(EventExamples debtor, List<Sent<?>> story) {
        var file = new CaseFile(debtor.debtorId());
        try (var reader = new IntakeReader(PlainAvro.deserializer(), _ -> true)) {
            for (var sent : story) {
                if (reader.read(sent.topic().name(), sent.key(), sent.bytes())
                        instanceof Intake.Known known) {
                    file.addAll(known.facts());
                }
            }
        }
        return file;
    }
}
