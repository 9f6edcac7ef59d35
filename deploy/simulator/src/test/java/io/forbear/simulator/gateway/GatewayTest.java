package io.forbear.simulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.events.Actor;
import io.forbear.events.ActorKind;
import io.forbear.events.Channel;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactOutcome;
import io.forbear.events.ContactPurpose;
import io.forbear.events.DisclosedItem;
import io.forbear.events.Party;
import io.forbear.events.PartyKind;
import io.forbear.events.Permit;
import io.forbear.simulator.chance.Dice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant VALID_FROM = Instant.parse("2026-09-17T02:00:00Z");
    private static final Instant NOT_AFTER = VALID_FROM.plus(Duration.ofMinutes(15));

    private static final Faults ABUSIVE = new Faults(0, 0, 0, 1);

    private final Gateway honest = gateway(Faults.none(), Abuse.NONE, 1);

    @Test
    void echoesPermitProposalCommandAndContents() {
        var command = command(Channel.VOICE_HUMAN);
        assertThat(reports(honest.take(command, VALID_FROM, true)))
                .singleElement()
                .satisfies(
                        report -> {
                            assertThat(report.getPermitId()).isEqualTo("permit-1");
                            assertThat(report.getProposalId()).isEqualTo("proposal-1");
                            assertThat(report.getCommandId()).isEqualTo(command.getCommandId());
                            assertThat(report.getDisclosed()).isEqualTo(command.getDisclosed());
                            assertThat(report.getOccurredAt()).isEqualTo(VALID_FROM);
                        });
    }

    @Test
    void refusesACommandPastItsPermit() {
        var late = NOT_AFTER.plusMillis(1);
        assertThat(honest.take(command(Channel.SMS), late, true))
                .isInstanceOf(Handling.Refused.class);
    }

    @Test
    void carriesOutACommandAtTheLastPermittedInstant() {
        assertThat(honest.take(command(Channel.SMS), NOT_AFTER, true))
                .isInstanceOf(Handling.Carried.class);
    }

    @Test
    void waitsForTheFirstPermittedInstant() {
        var early = VALID_FROM.minus(Duration.ofHours(1));
        assertThat(reports(honest.take(command(Channel.SMS), early, true)))
                .allSatisfy(r -> assertThat(r.getOccurredAt()).isEqualTo(VALID_FROM));
    }

    @Test
    void contactsOnceHoweverOftenItIsTold() {
        var command = command(Channel.VOICE_HUMAN);
        honest.take(command, VALID_FROM, true);
        assertThat(honest.take(command, VALID_FROM, true)).isEqualTo(new Handling.Repeated());
    }

    @Test
    void doesNotBeginWhatWasTakenBackBeforeOrAfterItCame() {
        var command = command(Channel.VOICE_HUMAN);
        honest.takeBack(command.getCommandId());

        assertThat(honest.take(command, VALID_FROM, true)).isInstanceOf(Handling.TakenBack.class);
        assertThat(honest.take(command, VALID_FROM, true)).isEqualTo(new Handling.Repeated());
    }

    @Test
    void reportsADayLateWhenItHangs() {
        var hanging = broken(new GatewayTroubles(1, 0, 0, 0));
        var handled = hanging.take(command(Channel.LETTER), VALID_FROM, false);

        assertThat(handled).isInstanceOf(Handling.Carried.class);
        assertThat(((Handling.Carried) handled).reports())
                .singleElement()
                .satisfies(
                        due -> assertThat(due.at()).isAfter(VALID_FROM.plus(Duration.ofDays(1))));
    }

    @Test
    void makesAContactAndNeverReportsItWhenItIsSilent() {
        var silent = broken(new GatewayTroubles(0, 1, 0, 0));
        var handled = silent.take(command(Channel.VISIT), VALID_FROM, false);

        assertThat(((Handling.Carried) handled).reports()).isEmpty();
        assertThat(((Handling.Carried) handled).contacts()).hasSize(1);
    }

    @Test
    void reportsThatNothingWasMadeWhenItFails() {
        var failing = broken(new GatewayTroubles(0, 0, 1, 0));

        assertThat(failing.take(command(Channel.VOICE_HUMAN), VALID_FROM, false))
                .isInstanceOf(Handling.Failed.class);
    }

    private static Gateway broken(GatewayTroubles troubles) {
        return new Gateway(
                _ -> SHANGHAI,
                Faults.none(),
                troubles,
                new Abuses(List.of(Abuse.NONE)),
                Ledger.of(List.of()),
                new Dice(1));
    }

    @Test
    void recordsConversationsAndSendsTwoVisitors() {
        assertThat(many(Channel.VISIT, Faults.none()))
                .allSatisfy(r -> assertThat(r.getActor().getAgentIds()).hasSize(2))
                .anyMatch(r -> r.getOutcome() == ContactOutcome.CONVERSATION)
                .filteredOn(r -> r.getOutcome() == ContactOutcome.CONVERSATION)
                .allMatch(r -> r.getRecordingRef() != null && r.getEndedAt() != null);
    }

    @Test
    void repeatsADuplicateUnchanged() {
        var reports = many(Channel.SMS, new Faults(1, 0, 0, 0));
        assertThat(reports).hasSize(200);
        assertThat(Set.copyOf(reports)).hasSize(100);
    }

    @Test
    void keepsTheEventIdAndChangesTheOutcomeOfACorrection() {
        var gateway = gateway(new Faults(0, 0, 1, 0), Abuse.NONE, 1);
        var reports = reports(gateway.take(command(Channel.VOICE_HUMAN), VALID_FROM, false));
        assertThat(reports)
                .hasSize(2)
                .extracting(ContactAttempted::getEventId)
                .containsOnly(reports.getFirst().getEventId());
        assertThat(reports.getLast().getOutcome()).isNotEqualTo(reports.getFirst().getOutcome());
    }

    @ParameterizedTest
    @CsvSource({
        "EARLY, FB-PERMIT-03",
        "OVERRUN, FB-PERMIT-03",
        "REUSED, FB-PERMIT-04",
        "ELSEWHERE, FB-PERMIT-05"
    })
    void knowsHowItAbusedAPermit(Abuse abuse, String rule) {
        assertThat(handled(Channel.VOICE_HUMAN, ABUSIVE, abuse))
                .flatExtracting(Handling.Carried::planted)
                .hasSize(100)
                .allSatisfy(planted -> assertThat(planted.rules()).containsExactly(rule));
    }

    @Test
    void makesNoContactAboutAnAmountThatIsNoLongerOwed() {
        var gateway = gateway(Faults.none(), Abuse.NONE, 1, LedgerTest.paid(VALID_FROM, "20"));
        assertThat(gateway.take(stating("100"), VALID_FROM.minusSeconds(1), false))
                .isInstanceOfSatisfying(
                        Handling.Outdated.class,
                        outdated ->
                                assertThat(outdated.report().what().event())
                                        .isInstanceOfSatisfying(
                                                ContactAttempted.class,
                                                report ->
                                                        assertThat(report.getOutcome())
                                                                .isEqualTo(
                                                                        ContactOutcome.NOT_MADE)));
        assertThat(gateway.take(stating("80"), VALID_FROM, false))
                .isInstanceOf(Handling.Carried.class);
    }

    @Test
    void abusesNoPermitAroundAPayment() {
        var ledger = LedgerTest.paid(VALID_FROM.minus(Duration.ofHours(1)), "20");
        var gateway = gateway(ABUSIVE, Abuse.EARLY, 1, ledger);
        var handling = gateway.take(stating("80"), VALID_FROM, true);
        assertThat(((Handling.Carried) handling).planted()).isEmpty();
    }

    private static ContactCommand stating(String amount) {
        return ContactCommand.newBuilder(command(Channel.VOICE_HUMAN))
                .setStatedAmount(LedgerTest.money(amount))
                .build();
    }

    private static Gateway gateway(Faults faults, Abuse abuse, long seed) {
        return gateway(faults, abuse, seed, Ledger.of(List.of()));
    }

    private static Gateway gateway(Faults faults, Abuse abuse, long seed, Ledger ledger) {
        var abuses = new Abuses(List.of(abuse));
        return new Gateway(
                _ -> SHANGHAI, faults, GatewayTroubles.none(), abuses, ledger, new Dice(seed));
    }

    private static List<ContactAttempted> many(Channel channel, Faults faults) {
        return handled(channel, faults, Abuse.NONE).stream()
                .flatMap(c -> reports(c).stream())
                .toList();
    }

    private static List<Handling.Carried> handled(Channel channel, Faults faults, Abuse abuse) {
        var gateway = gateway(faults, abuse, 2);
        return IntStream.range(0, 100)
                .mapToObj(_ -> gateway.take(command(channel), VALID_FROM, true))
                .map(Handling.Carried.class::cast)
                .toList();
    }

    private static List<ContactAttempted> reports(Handling handling) {
        return ((Handling.Carried) handling)
                .reports().stream().map(due -> (ContactAttempted) due.what().event()).toList();
    }

    private static ContactCommand command(Channel channel) {
        return ContactCommand.newBuilder()
                .setEventId(UUID.randomUUID())
                .setOccurredAt(VALID_FROM)
                .setDebtorId("C1")
                .setCommandId(UUID.randomUUID().toString())
                .setProposalId("proposal-1")
                .setPermit(
                        Permit.newBuilder()
                                .setPermitId("permit-1")
                                .setProposalId("proposal-1")
                                .setChannel(channel)
                                .setPersonId("C1")
                                .setEndpoint("mobile-1")
                                .setValidFrom(VALID_FROM)
                                .setNotAfter(NOT_AFTER)
                                .build())
                .setChannel(channel)
                .setActor(
                        Actor.newBuilder()
                                .setLegalEntityId("BANK")
                                .setKind(ActorKind.ISSUER)
                                .setOnBehalfOf("BANK")
                                .build())
                .setParty(Party.newBuilder().setPersonId("C1").setKind(PartyKind.DEBTOR).build())
                .setEndpoint("mobile-1")
                .setAccountIds(List.of("A1"))
                .setPurpose(ContactPurpose.REMINDER)
                .setDisclosed(List.of(DisclosedItem.CREDITOR_NAME))
                .build();
    }
}
