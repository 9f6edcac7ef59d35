package io.forbear.rules.complaint;

import io.forbear.rules.CaseFile;
import io.forbear.rules.DisputeKind;
import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import io.forbear.rules.WallClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A dispute is answered within so many natural days, the day of receipt not counted, the last one
 * included: credit-reporting regulation art. 25; 23 NYCRR 1.4.
 */
public final class DisputeTerm implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "dispute-term",
                    "a dispute of these kinds, WRITTEN, ORAL or ANY, not answered within days",
                    List.of("days", "kinds", "form", "zone", "chargedOffOnly"),
                    DisputeTerm::new);

    /** In which form a dispute was received. */
    private enum Form {
        WRITTEN,
        ORAL,
        ANY
    }

    private final int days;
    private final Set<DisputeKind> kinds;
    private final Form form;
    private final WallClock clock;
    private final boolean chargedOffOnly;

    private DisputeTerm(Parameters parameters) {
        days = parameters.number("days", 1);
        kinds = parameters.set("kinds", DisputeKind.class);
        form = parameters.has("form") ? parameters.choice("form", Form.class) : Form.ANY;
        clock = parameters.clock("zone");
        chargedOffOnly = parameters.flag("chargedOffOnly");
    }

    @Override
    public Duration longest() {
        return TermCheck.days(days);
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.DisputeFiled.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (!(start.fact() instanceof Fact.DisputeFiled dispute)
                || !kinds.contains(dispute.kind())
                || !received(dispute)) {
            return;
        }
        var file = start.file();
        var accounts = start.accounts().stream().filter(id -> concerns(file, dispute, id)).toList();
        var zone =
                clock.zones(file.profileAt(dispute.occurredAt())).stream()
                        .min(Comparator.comparing(z -> date(dispute, z)))
                        .orElse(null);
        if (!accounts.isEmpty() && zone != null) {
            var due = date(dispute, zone).plusDays(days);
            out.accept(new Term("", due, zone, answeredOn(file, dispute, accounts, zone), true));
        }
    }

    private boolean received(Fact.DisputeFiled dispute) {
        return switch (form) {
            case WRITTEN -> dispute.written();
            case ORAL -> !dispute.written();
            case ANY -> true;
        };
    }

    private boolean concerns(CaseFile file, Fact.DisputeFiled dispute, String id) {
        if (!chargedOffOnly) {
            return true;
        }
        var account = file.accountAt(id, dispute.occurredAt());
        return account != null && account.chargedOff();
    }

    private static LocalDate date(Fact fact, ZoneId zone) {
        return LocalDate.ofInstant(fact.occurredAt(), zone);
    }

    /** The day on which the last of the accounts was answered for; null while one was not. */
    private static @Nullable LocalDate answeredOn(
            CaseFile file, Fact.DisputeFiled dispute, List<String> accounts, ZoneId zone) {
        LocalDate last = null;
        for (var account : accounts) {
            var answer =
                    file.all(Fact.DisputeAnswered.class).stream()
                            .filter(a -> a.accountIds().contains(account))
                            .filter(a -> !a.occurredAt().isBefore(dispute.occurredAt()))
                            .findFirst()
                            .orElse(null);
            if (answer == null) {
                return null;
            }
            var day = date(answer, zone);
            last = last == null || day.isAfter(last) ? day : last;
        }
        return last;
    }
}
