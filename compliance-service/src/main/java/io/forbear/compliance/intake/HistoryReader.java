package io.forbear.compliance.intake;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.ContactDecided;
import io.forbear.rules.Channel;
import io.forbear.rules.Fact;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the input topics as history: beside the facts the stages of accounts, and the permits that
 * the gate issued then. One reader serves one thread; close it after use.
 */
public final class HistoryReader implements AutoCloseable {
    private final IntakeReader intake;
    private final Deserializer<SpecificRecord> deserializer;

    public HistoryReader(
            Supplier<Deserializer<SpecificRecord>> deserializers, IntPredicate knowsSchema) {
        this.intake = new IntakeReader(deserializers.get(), knowsSchema);
        this.deserializer = deserializers.get();
    }

    /** What a record tells. */
    public sealed interface Entry {

        /** Something became known. */
        record Learned(String debtorId, List<Fact> facts, @Nullable Stage stage) implements Entry {}

        /** A contact was planned; it matters only if it was permitted. */
        record Planned(String debtorId, Fact.ContactProposed proposal) implements Entry {}

        /** The gate permitted a planned contact. */
        record Permitted(String debtorId, Fact.PermitIssued permit) implements Entry {}

        /** Nothing that changes a finding. */
        record Nothing() implements Entry {}

        /** The record cannot be used; the stream has parked it. */
        record Unusable() implements Entry {}
    }

    /** The stage of an account from some instant on. */
    public record Stage(String accountId, Instant from, String name) {}

    /** The topics whose records can be read. */
    public static List<Topic<?>> topics() {
        var topics = new ArrayList<Topic<?>>(IntakeReader.topics());
        topics.add(Topics.CONTACT_DECIDED);
        return topics;
    }

    /**
     * What a record tells.
     *
     * @throws RuntimeException if the schema registry cannot be reached
     */
    public Entry read(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        if (topic.equals(Topics.CONTACT_DECIDED.name())) {
            return decided(value);
        }
        return switch (intake.read(topic, key, value)) {
            case Intake.Known(var debtorId, _, var facts) ->
                    new Entry.Learned(debtorId, facts, stage(topic, value));
            case Intake.Asked(var debtorId, _, var proposal) ->
                    new Entry.Planned(debtorId, proposal);
            case Intake.Refused _ -> new Entry.Unusable();
        };
    }

    private @Nullable Stage stage(String topic, byte @Nullable [] value) {
        if (topic.equals(Topics.ACCOUNT_STAGE.name())
                && deserializer.deserialize(topic, value) instanceof AccountStageChanged event) {
            return new Stage(event.getAccountId(), event.getOccurredAt(), event.getStage());
        }
        return null;
    }

    private Entry decided(byte @Nullable [] value) {
        var record = deserializer.deserialize(Topics.CONTACT_DECIDED.name(), value);
        return record instanceof ContactDecided event ? permitted(event) : new Entry.Unusable();
    }

    private static Entry permitted(ContactDecided event) {
        var permit = event.getPermit();
        if (permit == null) {
            return new Entry.Nothing();
        }
        try {
            return new Entry.Permitted(
                    event.getDebtorId(),
                    new Fact.PermitIssued(
                            permit.getPermitId(),
                            event.getOccurredAt(),
                            event.getOccurredAt(),
                            permit.getPermitId(),
                            permit.getProposalId(),
                            Symbols.known(Channel.class, permit.getChannel(), "channel"),
                            permit.getPersonId(),
                            Values.stated(permit.getEndpoint()),
                            permit.getValidFrom(),
                            permit.getNotAfter()));
        } catch (RefusedRecord refused) {
            return new Entry.Unusable();
        }
    }

    @Override
    public void close() {
        intake.close();
        deserializer.close();
    }
}
