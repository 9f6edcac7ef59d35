package io.forbear.compliance.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.EventExamples;
import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.ActorKind;
import io.forbear.events.Authorisation;
import io.forbear.events.Channel;
import io.forbear.events.ConsentScope;
import io.forbear.events.ContactOutcome;
import io.forbear.events.DebtorNotice;
import io.forbear.events.NoticeKind;
import io.forbear.events.Placement;
import io.forbear.rules.Fact;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class IntakeReaderTest {
    private static final Instant AT = EventExamples.may(11, 10, 0);

    private final EventExamples debtor = new EventExamples("P1");

    @ParameterizedTest
    @EnumSource(
            value = NoticeKind.class,
            names = {"UNKNOWN", "HARDSHIP_DECLARED", "HARDSHIP_ENDED"},
            mode = Mode.EXCLUDE)
    void knowsWhatEveryNoticeMeans(NoticeKind kind) {
        assertThat(facts(Topics.DEBTOR_NOTICE, notice(kind)))
                .singleElement()
                .satisfies(
                        fact -> {
                            assertThat(fact.occurredAt()).isEqualTo(AT);
                            assertThat(fact.getClass().getSimpleName())
                                    .isEqualToIgnoringCase(kind.name().replace("_", ""));
                        });
    }

    @Test
    void takesHardshipInWithoutAnyRuleLookingAtIt() {
        assertThat(facts(Topics.DEBTOR_NOTICE, notice(NoticeKind.HARDSHIP_DECLARED))).isEmpty();
    }

    @Test
    void readsWhatANoticeLeavesOpenInFavourOfTheDebtor() {
        assertThat(facts(Topics.DEBTOR_NOTICE, notice(NoticeKind.CEASE_REQUESTED)))
                .singleElement()
                .isEqualTo(
                        new Fact.CeaseRequested(
                                notice(NoticeKind.CEASE_REQUESTED).getEventId().toString(),
                                AT,
                                AT,
                                "P1",
                                true,
                                null));
    }

    @Test
    void namesAPlacementByWhatItSays() {
        var placement =
                new Placement(
                        "A1",
                        ActorKind.AGENCY,
                        AT,
                        new Authorisation(List.of("CN"), LocalDate.of(2026, 1, 1), null, true),
                        AT.plusSeconds(60));
        var first = AccountStageChanged.newBuilder(debtor.account()).setPlacement(placement);
        var second =
                AccountStageChanged.newBuilder(debtor.account())
                        .setSequence(2)
                        .setPlacement(placement);
        var told = facts(Topics.ACCOUNT_STAGE, first.build());
        var toldAgain = facts(Topics.ACCOUNT_STAGE, second.build());
        assertThat(told)
                .hasExactlyElementsOfTypes(
                        Fact.AccountStated.class,
                        Fact.AgencyAssigned.class,
                        Fact.AgencyAuthorised.class,
                        Fact.AgencyNoticeSent.class);
        assertThat(toldAgain.subList(1, 4)).isEqualTo(told.subList(1, 4));
    }

    @Test
    void asksTheRegistryBeforeItBlamesTheBytes() {
        var outage = new IllegalStateException("registry away");
        var reader =
                new IntakeReader(
                        (_, _) -> {
                            throw new SerializationException("cannot fetch the schema");
                        },
                        _ -> {
                            throw outage;
                        });
        var name = Topics.DEBTOR_NOTICE.name();
        assertThatThrownBy(() -> reader.read(name, key(), new byte[] {0, 0, 0, 0, 1, 9}))
                .isSameAs(outage);
        assertThat(reader.read(name, key(), new byte[] {1, 2, 3}))
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused ->
                                assertThat(refused.refusal().reason())
                                        .isEqualTo(Reason.UNDECODABLE));
    }

    @Test
    void doesNotBlameTheBytesIfTheRegistryGoesAwayWhileTheyAreTriedAgain() {
        var outage = new IllegalStateException("registry away");
        var asked = new AtomicInteger();
        var reader =
                new IntakeReader(
                        (_, _) -> {
                            throw new SerializationException("cannot fetch the schema");
                        },
                        _ -> {
                            if (asked.incrementAndGet() > 1) {
                                throw outage;
                            }
                            return true;
                        });
        var name = Topics.DEBTOR_NOTICE.name();
        assertThatThrownBy(() -> reader.read(name, key(), new byte[] {0, 0, 0, 0, 1, 9}))
                .isSameAs(outage);
    }

    @Test
    void blamesTheBytesForAClassThatCannotBeLoadedIfTheRegistryAnswers() {
        var reader =
                new IntakeReader(
                        (_, _) -> {
                            throw new NoClassDefFoundError("a class of a foreign schema");
                        },
                        _ -> true);
        var name = Topics.DEBTOR_NOTICE.name();
        assertThat(reader.read(name, key(), new byte[] {0, 0, 0, 0, 1, 9}))
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused ->
                                assertThat(refused.refusal().message())
                                        .contains("NoClassDefFoundError", "foreign schema"));
    }

    @Test
    void findsForEverySymbolOfAnEventTheKernelsOwn() {
        var pairs =
                Map.<Class<? extends Enum<?>>, Class<? extends Enum<?>>>ofEntries(
                        Map.entry(io.forbear.events.Channel.class, io.forbear.rules.Channel.class),
                        Map.entry(
                                io.forbear.events.ContactOutcome.class,
                                io.forbear.rules.Outcome.class),
                        Map.entry(
                                io.forbear.events.ContactPurpose.class,
                                io.forbear.rules.Purpose.class),
                        Map.entry(
                                io.forbear.events.PartyKind.class,
                                io.forbear.rules.PartyKind.class),
                        Map.entry(
                                io.forbear.events.PlaceKind.class,
                                io.forbear.rules.PlaceKind.class),
                        Map.entry(
                                io.forbear.events.ActorKind.class,
                                io.forbear.rules.ActorKind.class),
                        Map.entry(
                                io.forbear.events.DisclosedItem.class,
                                io.forbear.rules.DisclosedItem.class),
                        Map.entry(
                                io.forbear.events.ContentFlag.class,
                                io.forbear.rules.ContentFlag.class),
                        Map.entry(
                                io.forbear.events.DebtorFlag.class,
                                io.forbear.rules.DebtorFlag.class),
                        Map.entry(
                                io.forbear.events.DisputeKind.class,
                                io.forbear.rules.DisputeKind.class),
                        Map.entry(
                                io.forbear.events.MoratoriumKind.class,
                                io.forbear.rules.MoratoriumKind.class),
                        Map.entry(
                                io.forbear.events.PlanContent.class,
                                io.forbear.rules.PlanContent.class),
                        Map.entry(io.forbear.events.DayName.class, java.time.DayOfWeek.class));
        assertThat(pairs)
                .allSatisfy(
                        (event, kernel) ->
                                assertThat(names(kernel))
                                        .containsAll(
                                                names(event).stream()
                                                        .filter(name -> !name.equals("UNKNOWN"))
                                                        // told as the end of its proposal
                                                        .filter(name -> !name.equals("NOT_MADE"))
                                                        .toList()));
    }

    @ParameterizedTest
    @CsvSource({"NOT_MADE, EXPIRED", "UNREPORTED, UNREPORTED"})
    void closesTheProposalOfWhatWasNotMadeOrNotReported(
            ContactOutcome told, io.forbear.rules.Outcome closed) {
        var report = debtor.call(AT).setOutcome(told).setProposalId("g").build();
        var id = report.getEventId().toString();
        assertThat(facts(Topics.CONTACT_ATTEMPTED, report))
                .containsExactly(new Fact.ProposalClosed(id, AT, AT, "g", closed));
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Stream.of(type.getEnumConstants()).map(Enum::name).toList();
    }

    private DebtorNotice notice(NoticeKind kind) {
        return DebtorNotice.newBuilder()
                .setEventId(new UUID(1, Arrays.asList(NoticeKind.values()).indexOf(kind)))
                .setOccurredAt(AT)
                .setDebtorId("P1")
                .setKind(kind)
                .setScope(new ConsentScope(List.of(Channel.SMS), null, null, false, false))
                .setAttorneyId("L1")
                .setLegalEntityId("A1")
                .setMoratoriumKind(io.forbear.events.MoratoriumKind.BANKRUPTCY)
                .setAuthorisation(
                        new Authorisation(List.of(), LocalDate.of(2026, 1, 1), null, true))
                .build();
    }

    private <V extends SpecificRecord> List<Fact> facts(Topic<V> topic, V event) {
        var held = new AtomicReference<SpecificRecord>(event);
        var reader = new IntakeReader((_, _) -> held.get(), _ -> true);
        return switch (reader.read(topic.name(), key(), new byte[] {0})) {
            case Intake.Known known -> known.facts();
            case Intake.Asked asked -> List.of(asked.proposal());
            case Intake.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static byte[] key() {
        return new byte[] {'P', '1'};
    }
}
