package io.forbear.rules.validation;

import io.forbear.rules.Attempt;
import io.forbear.rules.CaseFile;
import io.forbear.rules.DisclosedItem;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Past;
import io.forbear.rules.Purpose;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which contacts are communications about a debt, and which is the initial one (12 CFR 1006.2(d),
 * 1006.34(b)(2)): a conversation, a message that was sent and not returned, a voicemail that speaks
 * of the debt. A limited-content voicemail, an unanswered call and a pure location call are none.
 */
final class Communications {
    private final Set<PartyKind> consumers;

    Communications(Set<PartyKind> consumers) {
        this.consumers = consumers;
    }

    /** Whether no earlier communication of the same collector was about the account. */
    boolean isInitial(CaseFile file, Attempt attempt, String account) {
        if (!isOne(attempt)) {
            return false;
        }
        for (var earlier : file.attempts()) {
            if (earlier.compareTo(attempt) >= 0) {
                return true;
            }
            if (isOne(earlier)
                    && sameCollector(earlier, attempt)
                    && earlier.contact().accountIds().contains(account)) {
                return false;
            }
        }
        return true;
    }

    /** The initial communications of each collector about each account. */
    void remember(Past past, Consumer<Attempt> out) {
        var begun = new HashSet<List<String>>();
        for (var earlier : past.contacts()) {
            if (isOne(earlier)) {
                var collector = earlier.contact().actor().legalEntityId();
                boolean isInitial = false;
                for (var account : earlier.contact().accountIds()) {
                    isInitial |= begun.add(List.of(collector, account));
                }
                if (isInitial) {
                    out.accept(earlier);
                }
            }
        }
    }

    boolean isOne(Attempt attempt) {
        var contact = attempt.contact();
        var outcome = attempt.outcome();
        if (outcome == null
                || !consumers.contains(contact.party().kind())
                || contact.purpose() == Purpose.LOCATION_INFO) {
            return false;
        }
        return switch (outcome) {
            case CONVERSATION -> true;
            // of what was sent nobody can say that it did not arrive: the duty begins
            case DELIVERED, SENT -> contact.isOutbound();
            case VOICEMAIL, CONNECTED_NO_CONVERSATION ->
                    contact.isOutbound() && speaksOfDebt(contact.disclosed());
            case NOT_CONNECTED_BUSY,
                    NOT_CONNECTED_INVALID,
                    RANG_UNANSWERED,
                    BOUNCED,
                    EXPIRED,
                    UNREPORTED ->
                    false;
        };
    }

    private static boolean speaksOfDebt(Set<DisclosedItem> disclosed) {
        return disclosed.contains(DisclosedItem.DEBT_EXISTENCE)
                || disclosed.contains(DisclosedItem.DEBT_AMOUNT);
    }

    static boolean sameCollector(Attempt one, Attempt other) {
        return one.contact()
                .actor()
                .legalEntityId()
                .equals(other.contact().actor().legalEntityId());
    }
}
