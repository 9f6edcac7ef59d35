package io.forbear.compliance.availability;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.compliance.availability.Availability.ByChannel;
import io.forbear.compliance.availability.Availability.Interval;
import io.forbear.compliance.conduct.CaseFileQueries.Known;
import io.forbear.packs.RulePacks;
import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Coverage;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Profile;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleBook;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GateOutlookTest {
    private static final RuleBook BOOK = RuleBook.of(RulePacks.shipped());
    private static final Instant FROM = may(11, 0, 0);
    private static final Instant TO = may(13, 0, 0);

    private final CaseFile file = new CaseFile("D");

    private void knows(Coverage coverage) {
        var zones = List.of(ZoneId.of("Asia/Shanghai"));
        var profile = new Profile(zones, Set.of("CN"), Set.of(), false);
        var account =
                new Account("A", "BANK", List.of("CN"), coverage, null, null, null, null, false);
        file.add(new Fact.ProfileStated("p", may(1, 0, 0), may(1, 0, 0), profile));
        file.add(new Fact.AccountStated("a", may(1, 0, 0), may(1, 0, 0), account));
    }

    private void conversation(String id, Instant at) {
        var bank =
                new Actor("BANK", ActorKind.ISSUER, "BANK", Set.of("s"), DeviceOwnership.COMPANY);
        var call =
                Contact.builder(
                                Channel.VOICE_HUMAN,
                                Direction.OUTBOUND,
                                bank,
                                new Party("D", PartyKind.DEBTOR),
                                List.of("A"),
                                Purpose.COLLECTION)
                        .endpoint("mobile-7", PlaceKind.MOBILE)
                        .build();
        file.add(new Fact.ContactAttempted(id, at, at, call, Outcome.CONVERSATION));
    }

    private Availability availability(Prospect said) {
        return new GateOutlook(new Known(file, BOOK, FROM))
                .availability(said, EnumSet.allOf(Channel.class), FROM, TO);
    }

    private static Prospect anything() {
        return new Prospect(List.of(), null, null, null, null, null, null, null, null);
    }

    private ByChannel channel(Availability availability, Channel channel) {
        return availability.channels().stream()
                .filter(one -> one.channel() == channel)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void closesTheDayAfterTheThirdConversationAndOpensTheNextMorning() {
        knows(Coverage.FIRST_PARTY);
        conversation("c1", may(11, 9, 0));
        conversation("c2", may(11, 10, 0));
        conversation("c3", may(11, 11, 0));
        var call = channel(availability(anything()), Channel.VOICE_HUMAN);
        assertThat(call.nextLawful()).isEqualTo(may(11, 8, 0));
        assertThat(call.lawful())
                .containsExactly(
                        new Interval(may(11, 8, 0), may(11, 11, 0)),
                        new Interval(may(12, 8, 0), may(12, 22, 0)));
        assertThat(call.endpoint()).isEqualTo("mobile-7");
        assertThat(call.closed())
                .filteredOn(closed -> closed.from().equals(may(11, 11, 0)))
                .flatExtracting(Availability.Closed::by)
                .singleElement()
                .satisfies(
                        by -> {
                            assertThat(by.ruleId()).isEqualTo("CN-FREQ-03");
                            assertThat(by.packVersion()).isEqualTo("2021-01-01");
                            assertThat(by.restsOn()).containsExactly("c1", "c2", "c3");
                        });
        assertThat(channel(availability(anything()), Channel.LETTER).lawful()).hasSize(2);
    }

    @Test
    void looksForTheNextLawfulInstantBeyondTheEnd() {
        knows(Coverage.FIRST_PARTY);
        var night =
                new GateOutlook(new Known(file, BOOK, FROM))
                        .availability(
                                anything(), Set.of(Channel.SMS), may(11, 23, 0), may(12, 7, 0));
        assertThat(channel(night, Channel.SMS).lawful()).isEmpty();
        assertThat(channel(night, Channel.SMS).nextLawful()).isEqualTo(may(12, 8, 0));
    }

    @Test
    void saysThatNoTimeOpensAVisitWithoutConsent() {
        knows(Coverage.FIRST_PARTY);
        var visit = channel(availability(anything()), Channel.VISIT);
        assertThat(visit.nextLawful()).isNull();
        assertThat(visit.closed())
                .flatExtracting(Availability.Closed::by)
                .extracting(Availability.ClosingRule::ruleId)
                .contains("CN-VISIT-02")
                .doesNotContain("CN-VISIT-01");
    }

    @Test
    void assumesTheAgencyThatTheAccountWasAssignedTo() {
        knows(Coverage.THIRD_PARTY);
        file.add(new Fact.AgencyAssigned("x", may(2, 0, 0), may(2, 0, 0), "AGENCY", List.of("A")));
        var availability = availability(anything());
        assertThat(availability.assumes().legalEntityId()).isEqualTo("AGENCY");
        assertThat(availability.assumes().actorKind()).isEqualTo(ActorKind.AGENCY);
        assertThat(availability.assumes().onBehalfOf()).isEqualTo("BANK");
        assertThat(channel(availability, Channel.SMS).closed().getFirst().by())
                .extracting(Availability.ClosingRule::ruleId)
                .contains("CN-AGENCY-01", "CN-AGENCY-02");
    }

    private void alsoKnows(String accountId, String creditor, Coverage coverage) {
        var at = may(1, 0, 0);
        var account =
                new Account(
                        accountId,
                        creditor,
                        List.of("CN"),
                        coverage,
                        null,
                        null,
                        null,
                        null,
                        false);
        file.add(new Fact.AccountStated("also-" + accountId, at, at, account));
    }

    @Test
    void assumesOnlyAccountsWithTheCreditorAndCoverageOfTheFirst() {
        knows(Coverage.FIRST_PARTY);
        var alone = availability(anything());
        assertThat(alone.assumes().content()).doesNotContain("left out");
        alsoKnows("B", "OTHER", Coverage.FIRST_PARTY);
        alsoKnows("C", "BANK", Coverage.THIRD_PARTY);
        alsoKnows("D", "BANK", Coverage.FIRST_PARTY);
        var mixed = availability(anything());
        assertThat(mixed.assumes().accountIds()).containsExactly("A", "D");
        assertThat(mixed.assumes().content()).contains("left out");
        assertThat(channel(mixed, Channel.SMS).lawful())
                .isNotEmpty()
                .isEqualTo(channel(alone, Channel.SMS).lawful());
        var named = new Prospect(List.of("A", "B"), null, null, null, null, null, null, null, null);
        assertThat(availability(named).assumes().accountIds()).containsExactly("A", "B");
        assertThat(availability(named).assumes().content()).doesNotContain("left out");
    }

    @Test
    void closesEverythingWhereAFactIsMissing() {
        var said = new Prospect(List.of("A"), null, null, null, null, null, null, null, null);
        assertThat(availability(said).channels())
                .allSatisfy(
                        channel -> {
                            assertThat(channel.lawful()).isEmpty();
                            assertThat(channel.nextLawful()).isNull();
                            assertThat(channel.closed().getFirst().by())
                                    .extracting(Availability.ClosingRule::ruleId)
                                    .contains("FB-FACT-01", "FB-FACT-03");
                        });
        assertThatThrownBy(() -> availability(anything())).isInstanceOf(Problem.class);
    }
}
