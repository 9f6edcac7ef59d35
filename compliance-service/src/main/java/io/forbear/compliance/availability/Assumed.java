package io.forbear.compliance.availability;

import io.forbear.rules.Account;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Coverage;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.Fact;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.PlaceKind;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleBook;
import io.forbear.rules.catalogue.LetterContents;
import io.forbear.service.problem.Problem;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A contact as contact-service would propose it, so that only time, frequency, consent and stops
 * decide. Assumed is, where the caller says nothing:
 *
 * <ul>
 *   <li>it is about the first known account and all others with its creditor and coverage, for
 *       accounts of two creditors have no common sender; to the debtor himself, to collect;
 *   <li>the creditor makes it as issuer, or the agency that the account was assigned to last if
 *       third parties collect it;
 *   <li>number and place are those of the newest contact with the person by the same medium;
 *       without one a call or text goes to a mobile, a letter or visit to the home;
 *   <li>everything that must be said is said, the opt-out notice and all that any rule wants in a
 *       letter included, neither the debt nor an amount is named, two collectors visit, and company
 *       devices are used.
 * </ul>
 *
 * @param accountIds not empty
 */
record Assumed(
        CaseFile file,
        List<String> accountIds,
        Party party,
        Actor actor,
        Purpose purpose,
        Set<String> letterFields,
        Prospect said) {
    private static final Set<DisclosedItem> DISCLOSED =
            EnumSet.of(
                    DisclosedItem.CREDITOR_NAME,
                    DisclosedItem.COLLECTOR_NAME,
                    DisclosedItem.MINI_MIRANDA,
                    DisclosedItem.OPT_OUT_NOTICE);
    private static final Set<String> VISITORS = Set.of("collector-1", "collector-2");

    /** The members of a contact that go with its number or address. */
    record Target(@Nullable String endpoint, PlaceKind place) {}

    /**
     * Fills in what was not said.
     *
     * @throws Problem 404 if no account is known and none was named
     */
    static Assumed of(Prospect said, CaseFile file, RuleBook book, Instant at) {
        var accountIds = said.accountIds().isEmpty() ? alike(file, at) : said.accountIds();
        if (accountIds.isEmpty()) {
            throw Problem.notFound(
                    "No account of debtor " + file.debtorId() + " is known, and none was named.");
        }
        var account = file.accountAt(accountIds.getFirst(), at);
        return new Assumed(
                file,
                accountIds,
                party(said, file),
                actor(said, file, account, accountIds.getFirst()),
                said.purpose() == null ? Purpose.COLLECTION : said.purpose(),
                LetterContents.required(book),
                said);
    }

    private static List<String> alike(CaseFile file, Instant at) {
        var known = file.accountIds();
        if (known.isEmpty()) {
            return known;
        }
        var first = file.accountAt(known.getFirst(), at);
        return known.stream().filter(id -> areAlike(first, file.accountAt(id, at))).toList();
    }

    private static boolean areAlike(@Nullable Account one, @Nullable Account other) {
        if (one == null || other == null) {
            return Objects.equals(one, other);
        }
        return one.creditor().equals(other.creditor()) && one.coverage() == other.coverage();
    }

    /** Whether accounts are known that this contact is not about though nobody chose. */
    boolean leavesAccountsOut() {
        return said.accountIds().isEmpty() && accountIds.size() < file.accountIds().size();
    }

    private static Party party(Prospect said, CaseFile file) {
        var personId = said.personId() == null ? file.debtorId() : said.personId();
        if (said.partyKind() != null) {
            return new Party(personId, said.partyKind());
        }
        for (var earlier : file.attempts().reversed()) {
            if (earlier.contact().party().personId().equals(personId)) {
                return earlier.contact().party();
            }
        }
        return new Party(
                personId,
                personId.equals(file.debtorId()) ? PartyKind.DEBTOR : PartyKind.OTHER_THIRD_PARTY);
    }

    private static Actor actor(
            Prospect said, CaseFile file, @Nullable Account account, String accountId) {
        var creditor = account == null ? "" : account.creditor();
        var agency =
                account != null && account.coverage() == Coverage.THIRD_PARTY
                        ? agency(file, accountId)
                        : null;
        var usual = agency == null ? creditor : agency;
        var entity = said.legalEntityId() == null ? usual : said.legalEntityId();
        var kind = entity.equals(creditor) ? ActorKind.ISSUER : ActorKind.AGENCY;
        return new Actor(
                entity,
                said.actorKind() == null ? kind : said.actorKind(),
                said.onBehalfOf() == null ? creditor : said.onBehalfOf(),
                Set.of(),
                DeviceOwnership.COMPANY);
    }

    private static @Nullable String agency(CaseFile file, String accountId) {
        for (var assigned : file.all(Fact.AgencyAssigned.class).reversed()) {
            if (assigned.accountIds().contains(accountId)) {
                return assigned.legalEntityId();
            }
        }
        return null;
    }

    /** The contact by a channel. */
    Contact by(Channel channel) {
        var target = target(channel);
        var visitors =
                new Actor(
                        actor.legalEntityId(),
                        actor.kind(),
                        actor.onBehalfOf(),
                        VISITORS,
                        actor.deviceOwnership());
        return Contact.builder(
                        channel,
                        Direction.OUTBOUND,
                        channel == Channel.VISIT ? visitors : actor,
                        party,
                        accountIds,
                        purpose)
                .endpoint(target.endpoint(), target.place())
                .disclosed(DISCLOSED)
                .letterFields(channel == Channel.LETTER ? letterFields : Set.of())
                .build();
    }

    private Target target(Channel channel) {
        var usual = usual(channel);
        return new Target(
                said.endpoint() == null ? usual.endpoint() : said.endpoint(),
                said.place() == null ? usual.place() : said.place());
    }

    private Target usual(Channel channel) {
        for (var earlier : file.attempts().reversed()) {
            var contact = earlier.contact();
            if (contact.endpoint() != null
                    && sameMedium(contact.channel(), channel)
                    && contact.party().personId().equals(party.personId())) {
                return new Target(contact.endpoint(), contact.placeKind());
            }
        }
        return new Target(
                null,
                switch (channel) {
                    case VOICE_HUMAN, VOICE_BOT, VOICEMAIL_DROP, SMS -> PlaceKind.MOBILE;
                    case LETTER, VISIT -> PlaceKind.HOME;
                    case IM_ENTERPRISE, IM_PRIVATE, EMAIL, PUSH -> PlaceKind.UNKNOWN;
                });
    }

    private static boolean sameMedium(Channel one, Channel other) {
        return Objects.equals(one, other) || (one.isVoice() && other.isVoice());
    }
}
