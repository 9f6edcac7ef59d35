package io.forbear.compliance.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.ComplaintComplexity;
import io.forbear.rules.ComplaintKind;
import io.forbear.rules.Consequence;
import io.forbear.rules.ContentFlag;
import io.forbear.rules.Coverage;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.MoratoriumKind;
import io.forbear.rules.Outcome;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.PlanContent;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactCodecTest {

    static List<Fact> facts() {
        return FactExamples.all();
    }

    @ParameterizedTest
    @MethodSource("facts")
    void readsBackEveryFactAsItWas(Fact fact) {
        assertThat(FactCodec.decode(fact.id(), FactCodec.encode(fact))).isEqualTo(fact);
    }

    @Test
    void readsBackFactsOneAfterTheOtherWhateverTheyHaveInCommon() {
        var twice = Stream.concat(facts().stream(), facts().reversed().stream()).toList();
        var file = new CaseFile("P");
        var contacts = new ContactCodec();
        for (int i = 0; i < twice.size(); i++) {
            FactCodec.restore(file, contacts, "f" + i, FactCodec.encode(twice.get(i)));
        }

        for (int i = 0; i < twice.size(); i++) {
            assertThat(FactCodec.encode(Objects.requireNonNull(file.fact("f" + i))))
                    .isEqualTo(FactCodec.encode(twice.get(i)));
        }
    }

    @Test
    void hasAnExampleOfEveryKindOfFact() {
        assertThat(facts().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Fact.class.getPermittedSubclasses());
    }

    @Test
    void takesFewBytesForAContact() {
        var call = facts().stream().filter(Fact.ContactAttempted.class::isInstance).findFirst();
        assertThat(call)
                .hasValueSatisfying(f -> assertThat(FactCodec.encode(f)).hasSizeLessThan(160));
    }

    @Test
    void givesEqualBytesForEqualSets() {
        assertThat(FactCodec.encode(facts().get(4))).isEqualTo(FactCodec.encode(facts().get(4)));
    }

    @Test
    void readsBackWhatAFactHasReplaced() {
        var fact = facts().getFirst();
        var bytes = FactCodec.encode(fact, List.of(-7L, Long.MAX_VALUE), null);
        var file = new CaseFile("P");
        FactCodec.restore(file, new ContactCodec(), fact.id(), bytes);

        assertThat(file.fact(fact.id())).isEqualTo(fact);
        assertThat(file.superseded(fact.id())).containsExactly(-7L, Long.MAX_VALUE);
        assertThat(bytes).hasSize(FactCodec.encode(fact).length + 1 + 2 * Long.BYTES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsBackWhetherAContactBrokeTheLaw(boolean brokeLaw) {
        var fact = facts().getFirst();
        var before = new CaseFile("P");
        before.restore(fact, List.of(7L));
        before.settle(fact.id(), brokeLaw);
        var file = new CaseFile("P");
        FactCodec.restore(file, new ContactCodec(), fact.id(), FactCodec.encode(before, fact));

        assertThat(file.fact(fact.id())).isEqualTo(fact);
        assertThat(file.settled(fact.id())).isEqualTo(brokeLaw);
        assertThat(file.superseded(fact.id())).containsExactly(7L);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        var bytes = FactCodec.encode(facts().getFirst());
        bytes[0] = 4;
        assertThatThrownBy(() -> FactCodec.decode("x", bytes)).hasMessageContaining("version 1");
    }

    @Test
    void keepsThePositionsOfSymbolsThatAreOnDisk() {
        var onDisk =
                Stream.<Enum<?>[]>of(
                                ActorKind.values(),
                                Channel.values(),
                                ComplaintComplexity.values(),
                                ComplaintKind.values(),
                                Consequence.values(),
                                ContentFlag.values(),
                                Coverage.values(),
                                DebtorFlag.values(),
                                DeviceOwnership.values(),
                                Direction.values(),
                                DisclosedItem.values(),
                                DisputeKind.values(),
                                MoratoriumKind.values(),
                                Outcome.values(),
                                PartyKind.values(),
                                PlaceKind.values(),
                                PlanContent.values(),
                                Purpose.values(),
                                VoiceMode.values())
                        .map(
                                symbols ->
                                        symbols[0].getDeclaringClass().getSimpleName()
                                                + " "
                                                + Arrays.toString(symbols));
        assertThat(onDisk).containsExactlyElementsOf(ON_DISK.lines().toList());
    }

    // New symbols are added at the end of a line; nothing else may change.
    private static final String ON_DISK =
            """
            ActorKind [ISSUER, AGENCY, DEBT_BUYER, LAW_FIRM]
            Channel [VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP, SMS, IM_ENTERPRISE, IM_PRIVATE, EMAIL, LETTER, VISIT, PUSH]
            ComplaintComplexity [SIMPLE, COMPLEX, SPECIAL]
            ComplaintKind [CONDUCT, AMOUNT, PRIVACY, OTHER]
            Consequence [VIOLATION, PRESUMED_VIOLATION, SHOULD_NOT, DEADLINE, OBSERVATION]
            ContentFlag [THREAT, ABUSE, MISLEADING, IMPERSONATION, CREDENTIAL_REQUEST, NEW_BORROWING, EXTRA_FEE, LEGAL_THREAT, PUBLIC_POSTING]
            Coverage [FIRST_PARTY, THIRD_PARTY]
            DebtorFlag [VULNERABLE, DECEASED, BANKRUPT, LIMITED_CAPACITY]
            DeviceOwnership [COMPANY, PRIVATE]
            Direction [OUTBOUND, INBOUND]
            DisclosedItem [CREDITOR_NAME, COLLECTOR_NAME, DEBT_AMOUNT, DEBT_EXISTENCE, MINI_MIRANDA, OPT_OUT_NOTICE]
            DisputeKind [DEBT, AMOUNT, CREDIT_DATA, CONDUCT]
            MoratoriumKind [BREATHING_SPACE, MENTAL_HEALTH_CRISIS, BANKRUPTCY]
            Outcome [NOT_CONNECTED_BUSY, NOT_CONNECTED_INVALID, RANG_UNANSWERED, VOICEMAIL, CONNECTED_NO_CONVERSATION, CONVERSATION, DELIVERED, BOUNCED, EXPIRED, UNREPORTED, SENT]
            PartyKind [DEBTOR, SPOUSE, JOINT_DEBTOR, GUARANTOR, EMERGENCY_CONTACT, OTHER_THIRD_PARTY, ATTORNEY, EMPLOYER]
            PlaceKind [HOME, WORK, MOBILE, UNKNOWN]
            PlanContent [BALANCE_STRUCTURE_CURRENCY, PERIOD_METHOD_DATES_AMOUNTS, FEES_DURING_PLAN, NO_NEW_CARD_PLEDGE, RIGHTS_DUTIES_BREACH, OTHER]
            Purpose [REMINDER, COLLECTION, LOCATION_INFO, STATUTORY_NOTICE, RESPONSE_TO_REQUEST, PLAN_SERVICING, TERMINATION_NOTICE, REMEDY_MAY, REMEDY_INTENDED, OPT_OUT_CONFIRMATION]
            VoiceMode [NOTIFICATION, INTERACTIVE]
            """;
}
