package io.forbear.contact.law;

import io.forbear.contact.debtor.PartyKind;
import io.forbear.contact.strategy.Step;
import io.forbear.contact.template.Template;
import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.ConsentScope;
import io.forbear.rules.Contact;
import io.forbear.rules.Coverage;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Fact;
import io.forbear.rules.Money;
import io.forbear.rules.Party;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Profile;
import io.forbear.rules.Purpose;
import io.forbear.rules.VoiceMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The debtor for whom a step would be permitted if it is for anybody: everything is known, every
 * consent given, every notice sent, nobody was contacted before. Consent to contacts at night or
 * without limit is not assumed: no strategy rests on it.
 *
 * @param flags circumstances; some open the way to other persons
 */
record Favourable(
        Step step,
        Template template,
        String jurisdiction,
        Coverage coverage,
        PlaceKind place,
        Set<DebtorFlag> flags) {
    private static final String DEBTOR = "debtor";
    private static final String ACCOUNT = "account";
    private static final String CREDITOR = "creditor";
    private static final String AGENCY = "agency";
    private static final Money BALANCE = new Money(new BigDecimal("1000.00"), "XXX");
    private static final int COUNTRY = 2;

    // where the debtor's clock decides: one zone of each country whose law ships
    private static final Map<String, ZoneId> ZONES =
            Map.of(
                    "CN", ZoneId.of("Asia/Shanghai"),
                    "US", ZoneId.of("America/New_York"),
                    "GB", ZoneId.of("Europe/London"),
                    "UK", ZoneId.of("Europe/London"),
                    "IN", ZoneId.of("Asia/Kolkata"));

    ZoneId zone() {
        var country = jurisdiction.substring(0, Math.min(COUNTRY, jurisdiction.length()));
        return ZONES.getOrDefault(country, ZoneOffset.UTC);
    }

    private String collector() {
        return coverage == Coverage.THIRD_PARTY ? AGENCY : CREDITOR;
    }

    private String personId() {
        return step.party() == PartyKind.DEBTOR ? DEBTOR : "person";
    }

    /** All that is known before an instant. */
    CaseFile file(Instant now) {
        var since = now.minusSeconds(1);
        var day = LocalDate.ofInstant(since, ZoneOffset.UTC);
        var accounts = List.of(ACCOUNT);
        var places = Set.of(jurisdiction);
        var anything = new ConsentScope(Set.of(), null, null, false, false);
        return new CaseFile(DEBTOR)
                .addAll(
                        List.of(
                                new Fact.ProfileStated(
                                        "profile",
                                        since,
                                        since,
                                        new Profile(List.of(zone()), places, flags, false)),
                                new Fact.AccountStated("stated", since, since, account(day)),
                                new Fact.ConsentGiven(
                                        "consent", since, since, personId(), null, anything, null),
                                new Fact.AgencyAuthorised(
                                        "authorised",
                                        since,
                                        since,
                                        AGENCY,
                                        places,
                                        day.minusYears(1),
                                        null,
                                        true),
                                new Fact.AgencyAssigned("assigned", since, since, AGENCY, accounts),
                                new Fact.AgencyNoticeSent(
                                        "noticed", since, since, AGENCY, accounts),
                                new Fact.ValidationProvided(
                                        "validated", since, since, accounts, collector())));
    }

    private Account account(LocalDate day) {
        return new Account(
                ACCOUNT,
                CREDITOR,
                List.of(jurisdiction),
                coverage,
                BALANCE,
                BALANCE,
                day.minusMonths(2),
                day.plusYears(2),
                false);
    }

    /** The step as a proposal for an instant. */
    Fact.ContactProposed proposal(Instant at, Instant now) {
        var mode = step.voiceMode();
        var contact =
                Contact.builder(
                                Channel.valueOf(step.channel().name()),
                                Direction.OUTBOUND,
                                actor(),
                                new Party(
                                        personId(),
                                        io.forbear.rules.PartyKind.valueOf(step.party().name())),
                                List.of(ACCOUNT),
                                Purpose.valueOf(step.purpose().name()))
                        .voiceMode(mode == null ? null : VoiceMode.valueOf(mode.name()))
                        .endpoint("endpoint", place)
                        .disclosed(
                                template.disclosed().stream()
                                        .map(item -> DisclosedItem.valueOf(item.name()))
                                        .collect(Collectors.toSet()))
                        .statedAmount(template.statesAmount() ? BALANCE : null)
                        .letterFields(Set.copyOf(template.letterFields()))
                        .proposalId("probe")
                        .build();
        return new Fact.ContactProposed("probe", at, now, "probe", contact);
    }

    private Actor actor() {
        return new Actor(
                collector(),
                coverage == Coverage.THIRD_PARTY ? ActorKind.AGENCY : ActorKind.ISSUER,
                CREDITOR,
                Set.of("one", "two"),
                DeviceOwnership.COMPANY);
    }
}
