package io.forbear.rules.validation;

import io.forbear.rules.Attempt;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Past;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import io.forbear.rules.WallClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Validation information within so many calendar days of the initial communication, its own day not
 * counted (12 CFR 1006.34(a)(1); 15 USC 1692g(a); for charged-off debt 23 NYCRR 1.2). It may also
 * have been provided before or in it; then no clock starts. Where the debtor may be in several
 * zones, the one with the earliest date counts.
 */
public final class ValidationNotice implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "validation-notice",
                    "no validation information within days of the initial communication",
                    List.of("days", "zone", "consumers", "chargedOffOnly"),
                    ValidationNotice::new);

    private final int days;
    private final WallClock clock;
    private final Communications communications;
    private final boolean chargedOffOnly;

    private ValidationNotice(Parameters parameters) {
        days = parameters.number("days", 1);
        clock = parameters.clock("zone");
        communications = new Communications(parameters.set("consumers", PartyKind.class));
        chargedOffOnly = parameters.flag("chargedOffOnly");
    }

    @Override
    public Duration longest() {
        return TermCheck.days(days);
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
        if (!communications.isOne(attempt)) {
            return;
        }
        var file = start.file();
        var zone = earliest(clock.zones(file.profileAt(attempt.at())), attempt);
        if (zone == null) {
            return;
        }
        for (var account : start.accounts()) {
            if (concerns(file, attempt, account)
                    && communications.isInitial(file, attempt, account)) {
                term(file, attempt, account, zone, out);
            }
        }
    }

    private boolean concerns(CaseFile file, Attempt attempt, String account) {
        if (!chargedOffOnly) {
            return true;
        }
        var known = file.accountAt(account, attempt.at());
        return known != null && known.chargedOff();
    }

    private void term(
            CaseFile file, Attempt attempt, String account, ZoneId zone, Consumer<Term> out) {
        LocalDate providedOn = null;
        for (var provided : file.all(Fact.ValidationProvided.class)) {
            if (provided.accountIds().contains(account)
                    && provided.byLegalEntityId()
                            .equals(attempt.contact().actor().legalEntityId())) {
                if (!provided.occurredAt().isAfter(attempt.at())) {
                    return;
                }
                providedOn =
                        providedOn == null
                                ? LocalDate.ofInstant(provided.occurredAt(), zone)
                                : providedOn;
            }
        }
        var due = LocalDate.ofInstant(attempt.at(), zone).plusDays(days);
        out.accept(new Term("", due, zone, providedOn, true));
    }

    private static @Nullable ZoneId earliest(List<ZoneId> zones, Attempt attempt) {
        return zones.stream()
                .min(Comparator.comparing(zone -> LocalDate.ofInstant(attempt.at(), zone)))
                .orElse(null);
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return Communications.sameCollector(earlier, later)
                && earlier.contact().sharesAccountWith(later.contact())
                && communications.isOne(later);
    }

    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        communications.remember(past, out);
    }
}
