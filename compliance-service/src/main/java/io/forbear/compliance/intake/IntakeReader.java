package io.forbear.compliance.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplaintExtended;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactProposed;
import io.forbear.events.DebtorNotice;
import io.forbear.events.DebtorProfileChanged;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PlanProposed;
import io.forbear.messaging.wire.EventBytes;
import io.forbear.rules.Fact;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the input topics. One reader serves one thread; close it after use. What a
 * record says is a function of its topic, key and value alone.
 */
public final class IntakeReader implements AutoCloseable {
    private static final Map<String, Source<?>> SOURCES =
            List.of(
                            proposals(),
                            known(
                                    Topics.CONTACT_ATTEMPTED,
                                    ContactAttempted::getEventId,
                                    ContactFacts::attempted),
                            known(
                                    Topics.DEBTOR_PROFILE,
                                    DebtorProfileChanged::getEventId,
                                    event -> List.of(ProfileFacts.stated(event))),
                            known(
                                    Topics.DEBTOR_NOTICE,
                                    DebtorNotice::getEventId,
                                    NoticeFacts::declared),
                            known(
                                    Topics.ACCOUNT_STAGE,
                                    AccountStageChanged::getEventId,
                                    AccountFacts::stated),
                            known(
                                    Topics.PLAN_PROPOSED,
                                    PlanProposed::getEventId,
                                    event -> List.of(PlanFacts.proposed(event))),
                            known(
                                    Topics.PLAN_AGREED,
                                    PlanAgreed::getEventId,
                                    event -> List.of(PlanFacts.agreed(event))),
                            known(
                                    Topics.PLAN_BROKEN,
                                    PlanBroken::getEventId,
                                    event -> List.of(PlanFacts.broken(event))),
                            known(
                                    Topics.PLAN_COMPLETED,
                                    PlanCompleted::getEventId,
                                    event -> List.of(PlanFacts.completed(event))),
                            known(
                                    Topics.COMPLAINT_FILED,
                                    ComplaintFiled::getEventId,
                                    event -> List.of(ComplaintFacts.filed(event))),
                            known(
                                    Topics.COMPLAINT_EXTENDED,
                                    ComplaintExtended::getEventId,
                                    event -> List.of(ComplaintFacts.extended(event))),
                            known(
                                    Topics.COMPLAINT_RESOLVED,
                                    ComplaintResolved::getEventId,
                                    event -> List.of(ComplaintFacts.resolved(event))))
                    .stream()
                    .collect(Collectors.toMap(source -> source.topic().name(), source -> source));

    private final Deserializer<SpecificRecord> deserializer;
    private final IntPredicate knowsSchema;

    /**
     * Reads with a deserializer, which is closed with the reader.
     *
     * @param knowsSchema whether the schema registry knows an id; throws if it cannot be reached
     */
    public IntakeReader(Deserializer<SpecificRecord> deserializer, IntPredicate knowsSchema) {
        this.deserializer = deserializer;
        this.knowsSchema = knowsSchema;
    }

    /** A topic and what its events mean. */
    private record Source<V extends SpecificRecord>(Topic<V> topic, Function<V, Intake> meaning) {

        Intake read(@Nullable String key, SpecificRecord record) {
            var event = topic.type().cast(record);
            var debtorId = topic.keyOf(event);
            if (debtorId.isEmpty() || !debtorId.equals(key)) {
                throw new RefusedRecord(
                        Reason.WRONG_KEY,
                        "the key must be the debtor " + debtorId + ", found " + key);
            }
            return meaning.apply(event);
        }
    }

    /** The topics whose records can be read. */
    public static List<Topic<?>> topics() {
        return SOURCES.values().stream().<Topic<?>>map(Source::topic).toList();
    }

    /**
     * What a record says.
     *
     * @throws RuntimeException if the schema registry cannot be reached; the record is to be read
     *     again
     */
    public Intake read(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        var source = SOURCES.get(topic);
        if (source == null) {
            throw new IllegalArgumentException("expected an input topic, found " + topic);
        }
        try {
            return source.read(text(key), decode(source, value));
        } catch (RefusedRecord refused) {
            return new Intake.Refused(refused.refusal());
        } catch (DateTimeException | IllegalArgumentException invalid) {
            return new Intake.Refused(new Refusal(Reason.REJECTED, "" + invalid.getMessage()));
        }
    }

    private SpecificRecord decode(Source<?> source, byte @Nullable [] value) {
        if (value == null) {
            throw new RefusedRecord(Reason.UNDECODABLE, "the record has no value");
        }
        var event = deserialize(source.topic(), value);
        if (!source.topic().type().isInstance(event)) {
            throw new RefusedRecord(
                    Reason.UNDECODABLE, "the value is no " + source.topic().type().getSimpleName());
        }
        return event;
    }

    /**
     * Bytes can make the libraries throw almost anything, even that a class cannot be loaded which
     * a foreign schema names; so whatever is thrown is looked into by asking the registry.
     */
    private @Nullable SpecificRecord deserialize(Topic<?> topic, byte[] value) {
        try {
            return deserializer.deserialize(topic.name(), value);
        } catch (RuntimeException | LinkageError failure) {
            return deserializeAgain(topic, value, failure);
        }
    }

    /**
     * The bytes are to blame only if the registry answers, before they are tried again and after
     * that; otherwise this throws once more.
     */
    private @Nullable SpecificRecord deserializeAgain(
            Topic<?> topic, byte[] value, Throwable first) {
        if (!hasKnownSchema(value)) {
            throw undecodable(first);
        }
        try {
            return deserializer.deserialize(topic.name(), value);
        } catch (RuntimeException | LinkageError failure) {
            hasKnownSchema(value);
            throw undecodable(failure);
        }
    }

    private boolean hasKnownSchema(byte[] value) {
        return EventBytes.hasPrefix(value) && knowsSchema.test(EventBytes.schemaId(value));
    }

    private static RefusedRecord undecodable(Throwable failure) {
        var cause = failure;
        for (var next = cause.getCause(); next != null; next = next.getCause()) {
            cause = next;
        }
        return new RefusedRecord(
                Reason.UNDECODABLE, cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    private static @Nullable String text(byte @Nullable [] key) {
        if (key == null) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    private static Source<ContactProposed> proposals() {
        return new Source<>(
                Topics.CONTACT_PROPOSED,
                event ->
                        new Intake.Asked(
                                event.getDebtorId(),
                                event.getEventId(),
                                ContactFacts.proposed(event)));
    }

    private static <V extends SpecificRecord> Source<V> known(
            Topic<V> topic, Function<V, UUID> eventId, Function<V, List<Fact>> facts) {
        return new Source<>(
                topic,
                event ->
                        new Intake.Known(
                                topic.keyOf(event), eventId.apply(event), facts.apply(event)));
    }

    @Override
    public void close() {
        deserializer.close();
    }
}
