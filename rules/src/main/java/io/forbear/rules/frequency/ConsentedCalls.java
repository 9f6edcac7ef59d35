package io.forbear.rules.frequency;

import io.forbear.rules.Attempt;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Past;
import io.forbear.rules.Situation;
import io.forbear.rules.consent.Consents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Calls that a consent to more frequent calls leaves out of the count. 12 CFR 1006.14(b)(3)(i) and
 * its comment 2: the date of the consent is day 1, the last is day 7; it ends earlier with its own
 * window, when it is withdrawn, and with the first conversation after it.
 */
final class ConsentedCalls {
    private final int days;
    private final boolean endsWithConversation;

    /**
     * @param days how many dates a consent lasts, its own included; 0: as long as it says
     */
    ConsentedCalls(int days, boolean endsWithConversation) {
        this.days = days;
        this.endsWithConversation = endsWithConversation;
    }

    /** Whether an attempt, the subject or one before it, is made under such a consent. */
    boolean include(Situation situation, Attempt attempt, int earlier, ZoneId zone) {
        var file = situation.file();
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            if (consent.scope().ignoresFrequency()
                    && Consents.covers(file, consent, attempt)
                    && !over(consent, attempt, zone)
                    && !conversationSince(situation, consent, attempt, earlier)) {
                return true;
            }
        }
        return false;
    }

    /** How many days after a conversation its ending a consent can still matter to a call. */
    int reachDays() {
        return endsWithConversation ? days == 0 ? 36_500 : days : 0;
    }

    /** The same for one that is remembered where it lies too far back. */
    int lookBackDays() {
        return endlesslyEnds() ? 0 : reachDays();
    }

    private boolean endlesslyEnds() {
        return endsWithConversation && days == 0;
    }

    /** A consent without an end is ended by a conversation for good; the newest one tells that. */
    void remember(Past past, Consumer<Attempt> out) {
        if (!endlesslyEnds()) {
            return;
        }
        var ended = new HashSet<List<String>>();
        for (var earlier : past.contacts().reversed()) {
            var contact = earlier.contact();
            if (contact.channel().isVoice() && earlier.mayBe(Outcome.CONVERSATION)) {
                var person = contact.party().personId();
                var entity = contact.actor().legalEntityId();
                boolean isNew = false;
                for (var account : contact.accountIds()) {
                    isNew |= ended.add(List.of(person, entity, account));
                }
                if (isNew) {
                    out.accept(earlier);
                }
            }
        }
    }

    static boolean possible(CaseFile file) {
        return Consents.anyLiftsFrequency(file);
    }

    private boolean over(Fact.ConsentGiven consent, Attempt attempt, ZoneId zone) {
        if (days == 0) {
            return false;
        }
        var firstFree = LocalDate.ofInstant(consent.occurredAt(), zone).plusDays(days);
        return !attempt.at().isBefore(Situation.startOf(firstFree, zone));
    }

    private boolean conversationSince(
            Situation situation, Fact.ConsentGiven consent, Attempt attempt, int earlier) {
        if (!endsWithConversation) {
            return false;
        }
        Instant since = consent.occurredAt();
        for (int i = earlier - 1; i >= 0; i--) {
            var before = situation.earlier(i);
            if (!before.at().isAfter(since)) {
                return false;
            }
            if (before.contact().channel().isVoice()
                    && before.mayBe(Outcome.CONVERSATION)
                    && sameTalk(before, attempt)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sameTalk(Attempt one, Attempt other) {
        var first = one.contact();
        var second = other.contact();
        return first.party().personId().equals(second.party().personId())
                && first.actor().legalEntityId().equals(second.actor().legalEntityId())
                && first.sharesAccountWith(second);
    }
}
