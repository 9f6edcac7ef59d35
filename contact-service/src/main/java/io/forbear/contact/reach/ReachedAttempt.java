package io.forbear.contact.reach;

import io.forbear.contact.besttime.SimilarDebtors;
import io.forbear.contact.channel.Channel;
import io.forbear.contact.channel.ContactResult;
import io.forbear.contact.channel.Means;
import io.forbear.contact.channel.Outcome;
import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Facts;
import io.forbear.contact.debtor.PlaceKind;
import io.forbear.contact.history.Contact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an attempt tells about reaching somebody.
 *
 * @param outbound whether we tried; what a gateway never began is no attempt
 * @param reached whether the person meant was spoken to (a right-party contact)
 * @param wrong whether the number or address proved to be none
 * @param notHis whether it proved to be somebody else's: wrong for this debtor, not for others
 * @param hour on the debtor's wall clock; null: his zone is not known for certain
 * @param similar the group it is counted for; null: for none
 */
public record ReachedAttempt(
        String debtorId,
        Contact.Attempted entry,
        PlaceKind place,
        Means means,
        boolean outbound,
        boolean reached,
        boolean wrong,
        boolean notHis,
        @Nullable Integer hour,
        @Nullable String similar) {

    /** Of a report about a debtor of whom this is known. */
    public static ReachedAttempt of(Facts facts, Contact.Attempted entry) {
        var outcome = Outcome.valueOf(entry.outcome());
        var outbound = entry.direction().equals("OUTBOUND") && outcome.made();
        var hour = hour(facts, entry.occurredAt());
        var counts = outbound && hour != null && entry.personId().equals(facts.debtorId());
        return new ReachedAttempt(
                facts.debtorId(),
                entry,
                place(facts, entry),
                Means.of(Channel.valueOf(entry.channel())),
                outbound,
                outcome == Outcome.CONVERSATION
                        && entry.results().stream().noneMatch(ContactResult::isOfSomebodyElse),
                outcome.endpointIsWrong(),
                outcome != Outcome.NOT_MADE && entry.results().contains(ContactResult.WRONG_PERSON),
                hour,
                counts ? similar(facts, entry) : null);
    }

    /** Conflicting data on where he is leave the hour unknown. */
    private static @Nullable Integer hour(Facts facts, Instant at) {
        var profile = facts.profile();
        return profile != null && profile.zones().size() == 1
                ? at.atZone(profile.zones().getFirst()).getHour()
                : null;
    }

    private static @Nullable String similar(Facts facts, Contact.Attempted entry) {
        return entry.accountIds().stream()
                .map(facts.accounts()::get)
                .filter(account -> account != null)
                .findFirst()
                .map(SimilarDebtors::groupOf)
                .orElse(null);
    }

    private static PlaceKind place(Facts facts, Contact.Attempted entry) {
        return facts.contactPoints(entry.occurredAt()).stream()
                .filter(point -> point.endpoint().equals(entry.endpoint()))
                .map(ContactPoint::placeKind)
                .findFirst()
                .orElse(PlaceKind.UNKNOWN);
    }
}
