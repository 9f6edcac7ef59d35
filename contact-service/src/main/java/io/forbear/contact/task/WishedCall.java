package io.forbear.contact.task;

import io.forbear.contact.channel.Purpose;
import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.ActorKind;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.Holds;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.followup.FollowUp;
import io.forbear.contact.followup.Happened;
import io.forbear.contact.followup.WishedContact;
import io.forbear.contact.proposal.Actor;
import io.forbear.contact.proposal.PlannedContact;
import io.forbear.contact.template.DisclosedItem;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contact that a task is about, as the gate is asked for it; or what stands against it. */
sealed interface WishedCall {
    /** What every such contact is for: it answers a wish. */
    Purpose PURPOSE = Purpose.RESPONSE_TO_REQUEST;

    record Possible(PlannedContact contact) implements WishedCall {}

    record Impossible(String because) implements WishedCall {}

    /**
     * The contact, or what stands against it.
     *
     * @param agent who holds the task and will make the contact; null: nobody yet
     * @param rules follow-up file and version
     */
    static WishedCall of(
            FollowUp followUp,
            WishedContact wished,
            Happened cause,
            Facts facts,
            @Nullable String agent,
            String rules,
            int priority,
            Instant now) {
        var account = account(cause, facts);
        if (account.isEmpty()) {
            return new Impossible("none of the accounts is known");
        }
        return obstacle(wished, cause, facts, account.get(), now)
                .<WishedCall>map(Impossible::new)
                .orElseGet(
                        () ->
                                new Possible(
                                        contact(
                                                followUp,
                                                wished,
                                                cause,
                                                facts,
                                                account.get(),
                                                agent,
                                                rules,
                                                priority,
                                                now)));
    }

    /** The account that the conversation was about; of several the one longest overdue. */
    static Optional<Account> account(Happened cause, Facts facts) {
        return cause.accountIds().stream()
                .map(facts.accounts()::get)
                .filter(Objects::nonNull)
                .min(Account.LONGEST_OVERDUE_FIRST);
    }

    private static Optional<String> obstacle(
            WishedContact wished, Happened cause, Facts facts, Account account, Instant now) {
        var party = cause.party();
        var hold = Holds.against(facts, account, PURPOSE, party.kind(), now);
        if (hold.isPresent()) {
            return Optional.of(hold.get().kind() + " " + hold.get().because());
        }
        if (Holds.leavesAlone(facts, party, now)
                || Holds.blocksChannel(facts, party.personId(), wished.channel(), now)) {
            return Optional.of(party.personId() + " refuses " + wished.channel());
        }
        var unfit = unfit(facts, cause.endpoint(), now);
        if (unfit.isPresent()) {
            return unfit;
        }
        var speaksOfTheDebt =
                says(wished, account).stream()
                        .anyMatch(
                                one ->
                                        one == DisclosedItem.DEBT_EXISTENCE
                                                || one == DisclosedItem.DEBT_AMOUNT);
        return speaksOfTheDebt && !party.kind().mayKnowOfTheDebt()
                ? Optional.of("the debt is none of the business of a " + party.kind())
                : Optional.empty();
    }

    /**
     * A point nobody has told of is judged by the gate: he was reached there, and wished a call.
     */
    private static Optional<String> unfit(Facts facts, String endpoint, Instant now) {
        var profile = facts.profile();
        if (facts.isKnownWrong(endpoint, now)) {
            return Optional.of(endpoint + " is wrong, or must not be used any more");
        }
        return place(facts, endpoint, now) == PlaceKind.WORK
                        && profile != null
                        && profile.contactAtWorkProhibited()
                ? Optional.of(endpoint + " is at work, where he must not be contacted")
                : Optional.empty();
    }

    private static Set<DisclosedItem> says(WishedContact wished, Account account) {
        return account.coverage() == Coverage.FIRST_PARTY && account.placement() == null
                ? wished.says()
                : wished.saysForOthers();
    }

    private static PlannedContact contact(
            FollowUp followUp,
            WishedContact wished,
            Happened cause,
            Facts facts,
            Account account,
            @Nullable String agent,
            String rules,
            int priority,
            Instant now) {
        return new PlannedContact(
                account.accountId(),
                account.jurisdictions(),
                wished.channel(),
                wished.voiceMode(),
                PURPOSE,
                actor(account, agent),
                cause.party(),
                cause.endpoint(),
                place(facts, cause.endpoint(), now),
                says(wished, account),
                null,
                List.of(),
                rules,
                followUp.id(),
                followUp.id(),
                null,
                null,
                null,
                null,
                priority,
                null);
    }

    private static Actor actor(Account account, @Nullable String agent) {
        var placement = account.placement();
        return new Actor(
                account.collector(),
                placement == null ? ActorKind.ISSUER : placement.kind(),
                account.creditor(),
                agent == null ? List.of() : List.of(agent));
    }

    private static PlaceKind place(Facts facts, String endpoint, Instant now) {
        return facts.contactPoint(endpoint, now)
                .map(ContactPoint::placeKind)
                .orElse(PlaceKind.UNKNOWN);
    }
}
