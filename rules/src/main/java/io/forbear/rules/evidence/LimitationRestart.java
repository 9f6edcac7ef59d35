package io.forbear.rules.evidence;

import io.forbear.rules.Attempt;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Fact;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Past;
import io.forbear.rules.Purpose;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A demand that reached the contact details the debtor left restarts limitation (Civil Code art.
 * 188, 195, 201; bank card disputes provisions 2021 art. 3). The day of the demand is not counted;
 * the date sits on the latest demand for the account. No duty of the collector ends with it.
 */
public final class LimitationRestart implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "limitation-restart",
                    "tells when limitation ends after the latest delivered demand",
                    List.of("years", "channels", "purposes", "zone"),
                    LimitationRestart::new);

    private final int years;
    private final Set<Channel> channels;
    private final Set<Purpose> purposes;
    private final ZoneId zone;

    private LimitationRestart(Parameters parameters) {
        years = parameters.number("years", 1);
        channels = parameters.set("channels", Channel.class);
        purposes = parameters.set("purposes", Purpose.class);
        zone = parameters.zone("zone");
    }

    @Override
    public boolean hasDuty() {
        return false;
    }

    @Override
    public Duration longest() {
        return TermCheck.days(366L * years);
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.ContactAttempted.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (!(start.fact() instanceof Fact.ContactAttempted made)) {
            return;
        }
        var attempt = Attempt.of(made);
        if (!isDemand(attempt)) {
            return;
        }
        for (var account : start.accounts()) {
            if (isLatest(start.file(), attempt, account)) {
                var due = LocalDate.ofInstant(attempt.at(), zone).plusYears(years);
                out.accept(new Term("", due, zone, null, false));
                return;
            }
        }
    }

    private boolean isLatest(CaseFile file, Attempt attempt, String account) {
        for (var later : file.attempts().reversed()) {
            if (later.compareTo(attempt) <= 0) {
                return true;
            }
            if (isDemand(later) && later.contact().accountIds().contains(account)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDemand(Attempt attempt) {
        var contact = attempt.contact();
        return attempt.outcome() == Outcome.DELIVERED
                && contact.isOutbound()
                && contact.party().kind() == PartyKind.DEBTOR
                && channels.contains(contact.channel())
                && purposes.contains(contact.purpose());
    }

    /** Limitation runs longer than anything else; nobody is to lose its date. */
    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        var demanded = new HashSet<String>();
        for (var earlier : past.contacts().reversed()) {
            if (isDemand(earlier) && demanded.addAll(earlier.contact().accountIds())) {
                out.accept(earlier);
            }
        }
    }
}
