package io.forbear.compliance.rehearsal;

import static io.forbear.compliance.EventExamples.may;
import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.compliance.conduct.CaseFileQueries.Known;
import io.forbear.compliance.finding.ContactDocument;
import io.forbear.compliance.finding.PublishedFinding;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {
    private static final RuleBook BOOK = RuleBook.of(RulePacks.shipped());
    private static final ContactDocument CALL =
            ContactDocument.of(
                    Contact.builder(
                                    Channel.VOICE_HUMAN,
                                    Direction.OUTBOUND,
                                    new Actor(
                                            "BANK",
                                            ActorKind.ISSUER,
                                            "BANK",
                                            Set.of("s"),
                                            DeviceOwnership.COMPANY),
                                    new Party("D", PartyKind.DEBTOR),
                                    List.of("A"),
                                    Purpose.COLLECTION)
                            .endpoint("mobile-7", PlaceKind.MOBILE)
                            .build());

    @Test
    void countsContactsThatAreOnlySupposed() {
        var noon = may(11, 12, 0);
        var two = List.of(talk(may(11, 9, 0)), talk(may(11, 10, 0)));
        assertThat(decided(two, noon).decision()).isEqualTo(Rehearsal.Answer.PERMITTED);
        var three = List.of(talk(may(11, 9, 0)), talk(may(11, 10, 0)), talk(may(11, 11, 0)));
        var fourth = decided(three, noon);
        assertThat(fourth.decision()).isEqualTo(Rehearsal.Answer.DEFERRED);
        assertThat(fourth.findings()).extracting(PublishedFinding::ruleId).contains("CN-FREQ-03");
        assertThat(fourth.notBefore()).isAfter(noon);
        assertThat(decided(three, Objects.requireNonNull(fourth.notBefore())).decision())
                .isEqualTo(Rehearsal.Answer.PERMITTED);
    }

    @Test
    void deniesWhatIsUnknown() {
        var rehearsal = new Rehearsal(List.of(), CALL, may(11, 12, 0), may(11, 12, 0));
        var unknown = new Known(new CaseFile("D"), BOOK, may(11, 12, 0));
        assertThat(rehearsal.decide(unknown).decision()).isEqualTo(Rehearsal.Answer.DENIED);
    }

    private static Rehearsal.Decided decided(List<Rehearsal.Supposed> supposed, Instant at) {
        return new Rehearsal(supposed, CALL, at, at).decide(new Known(file(), BOOK, at));
    }

    private static Rehearsal.Supposed talk(Instant at) {
        return new Rehearsal.Supposed(CALL, at, Outcome.CONVERSATION);
    }

    private static CaseFile file() {
        var zones = List.of(ZoneId.of("Asia/Shanghai"));
        var profile = new Profile(zones, Set.of("CN"), Set.of(), false);
        var account =
                new Account(
                        "A",
                        "BANK",
                        List.of("CN"),
                        Coverage.FIRST_PARTY,
                        null,
                        null,
                        null,
                        null,
                        false);
        var file = new CaseFile("D");
        file.add(new Fact.ProfileStated("p", may(1, 0, 0), may(1, 0, 0), profile));
        file.add(new Fact.AccountStated("a", may(1, 0, 0), may(1, 0, 0), account));
        return file;
    }
}
