package io.forbear.rules.evidence;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Past;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.TermCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The two effective collections of the malicious-overdraft test (judicial interpretation 2018 on
 * credit-card crime, art. 6-7): contacts with the debtor after he fell overdue, receipt confirmed,
 * the second at least thirty days after the first, neither of them in breach of a rule. Each of the
 * two is marked; the months that follow the second are told as a term.
 */
public final class EffectiveCollection implements ContactCheck, TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "effective-collection",
                    "marks the two effective collections, minGapDays apart, and tells the day"
                            + " thenMonths after the second",
                    List.of("minGapDays", "thenMonths", "purposes", "zone"),
                    EffectiveCollection::new);

    private final int minGapDays;
    private final int thenMonths;
    private final Set<Purpose> purposes;
    private final ZoneId zone;

    /** What a contact is to the test. */
    private enum Place {
        NONE,
        FIRST,
        SECOND
    }

    private EffectiveCollection(Parameters parameters) {
        minGapDays = parameters.number("minGapDays", 1);
        thenMonths = parameters.number("thenMonths", 1);
        purposes = parameters.set("purposes", Purpose.class);
        zone = parameters.zone("zone");
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var subject = situation.subject();
        if (!confirmed(subject)) {
            return;
        }
        for (var account : situation.accounts()) {
            var place = place(situation.file(), subject, account, situation::brokeLaw);
            if (place != Place.NONE) {
                out.report(
                        Evidence.of(
                                        place == Place.FIRST
                                                ? "counts as the first effective collection"
                                                : "counts as the second effective collection")
                                .with("account", account)
                                .with("localDate", date(subject)));
                return;
            }
        }
    }

    private Place place(
            CaseFile file, Attempt subject, String account, Predicate<Attempt> brokeLaw) {
        if (!counts(file, subject, account) || brokeLaw.test(subject)) {
            return Place.NONE;
        }
        LocalDate secondFrom = null;
        for (var earlier : file.attempts()) {
            if (earlier.compareTo(subject) >= 0) {
                break;
            }
            boolean matters = secondFrom == null || !date(earlier).isBefore(secondFrom);
            if (matters && counts(file, earlier, account) && !brokeLaw.test(earlier)) {
                if (secondFrom != null) {
                    return Place.NONE;
                }
                secondFrom = date(earlier).plusDays(minGapDays);
                if (date(subject).isBefore(secondFrom)) {
                    return Place.NONE;
                }
            }
        }
        return secondFrom == null ? Place.FIRST : Place.SECOND;
    }

    private boolean counts(CaseFile file, Attempt attempt, String account) {
        if (!confirmed(attempt) || !attempt.contact().accountIds().contains(account)) {
            return false;
        }
        var known = file.accountAt(account, attempt.at());
        var overdueSince = known == null ? null : known.overdueSince();
        return overdueSince != null
                && date(attempt).isAfter(overdueSince)
                && file.fact(attempt.id()) instanceof Fact.ContactAttempted;
    }

    /** A recorded conversation, or a proof of receipt of what was said or sent. */
    private boolean confirmed(Attempt attempt) {
        var contact = attempt.contact();
        boolean talked = attempt.outcome() == Outcome.CONVERSATION;
        boolean arrived = talked || attempt.outcome() == Outcome.DELIVERED;
        return contact.isOutbound()
                && contact.party().kind() == PartyKind.DEBTOR
                && purposes.contains(contact.purpose())
                && ((talked && contact.recordingRef() != null)
                        || (arrived && contact.receiptRef() != null));
    }

    private LocalDate date(Attempt attempt) {
        return LocalDate.ofInstant(attempt.at(), zone);
    }

    @Override
    public boolean hasDuty() {
        return false;
    }

    @Override
    public Duration longest() {
        return TermCheck.days(31L * thenMonths);
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.ContactAttempted.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (start.fact() instanceof Fact.ContactAttempted made) {
            var attempt = Attempt.of(made);
            for (var account : start.accounts()) {
                if (place(start.file(), attempt, account, start.brokeLaw()) == Place.SECOND) {
                    var due = date(attempt).plusMonths(thenMonths);
                    out.accept(new Term("", due, zone, null, false));
                    return;
                }
            }
        }
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return confirmed(later) && earlier.contact().sharesAccountWith(later.contact());
    }

    @Override
    public boolean restsOnFindings() {
        return true;
    }

    @Override
    public boolean asksFindingsOn(Attempt earlier) {
        return confirmed(earlier);
    }

    /** Once there are two for an account, no other becomes one. */
    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        var secondFrom = new HashMap<String, LocalDate>();
        for (var earlier : past.contacts()) {
            if (confirmed(earlier) && !past.brokeLaw().test(earlier)) {
                for (var account : earlier.contact().accountIds()) {
                    var from = secondFrom.get(account);
                    if (counts(past.file(), earlier, account)
                            && (from == null || !date(earlier).isBefore(from))) {
                        out.accept(earlier);
                        secondFrom.put(
                                account,
                                from == null ? date(earlier).plusDays(minGapDays) : LocalDate.MAX);
                    }
                }
            }
        }
    }
}
