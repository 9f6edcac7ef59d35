package io.forbear.contact.erasure;

import io.forbear.contact.debtor.Account;
import io.forbear.contact.debtor.Coverage;
import io.forbear.contact.debtor.Facts;
import io.forbear.packs.retention.RetentionRule;
import io.forbear.service.place.Jurisdictions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a debtor's case decides on what is to be kept: a pure function of it.
 *
 * @param places whose law governs his accounts; none: not known, so that any may
 * @param coverages who collects them
 * @param debtOpen whether anything is owed
 * @param complaints whether he ever complained
 * @param complaintOpen whether a complaint is not answered
 * @param lastContact the newest contact with him or attempt at one; null: there was none
 */
record Situation(
        Set<String> places,
        Set<String> coverages,
        boolean debtOpen,
        boolean complaints,
        boolean complaintOpen,
        @Nullable Instant lastContact) {
    Situation {
        places = Set.copyOf(places);
        coverages = Set.copyOf(coverages);
    }

    static Situation of(Facts facts, @Nullable Instant lastContact) {
        var accounts = facts.accounts().values();
        var complaints = facts.complaints().values();
        return new Situation(
                accounts.stream()
                        .flatMap(account -> account.jurisdictions().stream())
                        .collect(Collectors.toSet()),
                accounts.stream()
                        .map(account -> account.coverage().name())
                        .collect(Collectors.toSet()),
                accounts.stream().anyMatch(Situation::isOpen),
                !complaints.isEmpty(),
                complaints.stream().anyMatch(one -> !one.resolved()),
                lastContact);
    }

    private static boolean isOpen(Account account) {
        return account.isOverdue() || account.balance().amount().signum() > 0;
    }

    /** What is to be kept now, in the order of the rules. */
    List<Kept> kept(List<RetentionRule> rules, Instant now) {
        return rules.stream().filter(this::isBound).flatMap(rule -> kept(rule, now)).toList();
    }

    /** Where it is not known whose law it is, everybody's is kept to. */
    private boolean isBound(RetentionRule rule) {
        return (rule.jurisdictions().isEmpty()
                        || places.isEmpty()
                        || Jurisdictions.covers(rule.jurisdictions(), places))
                && (rule.coverage().isEmpty()
                        || coverages.isEmpty()
                        || coverages.contains(Coverage.UNKNOWN.name())
                        || rule.coverage().stream().anyMatch(coverages::contains));
    }

    private Stream<Kept> kept(RetentionRule rule, Instant now) {
        return switch (rule.from()) {
            case EACH_CONTACT, LAST_CONTACT -> fromLastContact(rule, now);
            case DEBT_OPEN -> debtOpen ? Stream.of(Kept.by(rule, null)) : Stream.empty();
            case COMPLAINT_OPEN -> complaintOpen ? Stream.of(Kept.by(rule, null)) : Stream.empty();
            case COMPLAINT -> complaints ? Stream.of(Kept.by(rule, null)) : Stream.empty();
        };
    }

    /** Periods are counted on UTC's calendar, and end with their last day. */
    private Stream<Kept> fromLastContact(RetentionRule rule, Instant now) {
        var period = rule.period();
        if (lastContact == null || period == null) {
            return Stream.empty();
        }
        var until =
                lastContact
                        .atZone(ZoneOffset.UTC)
                        .toLocalDate()
                        .plus(period)
                        .plusDays(1)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
        return until.isAfter(now) ? Stream.of(Kept.by(rule, until)) : Stream.empty();
    }
}
