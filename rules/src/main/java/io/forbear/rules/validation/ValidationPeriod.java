package io.forbear.rules.validation;

import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import io.forbear.rules.WallClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * The end of the validation period (12 CFR 1006.34(b)(5)). Nobody has to do anything by then; other
 * rules look at the date. Where the debtor may be in several zones, the latest date counts.
 */
public final class ValidationPeriod implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "validation-period",
                    "tells the last day of the validation period",
                    parameters(),
                    ValidationPeriod::new);

    private final PeriodLength length;
    private final WallClock clock;

    private ValidationPeriod(Parameters parameters) {
        length = PeriodLength.of(parameters);
        clock = parameters.clock("zone");
    }

    private static List<String> parameters() {
        var names = new ArrayList<>(PeriodLength.PARAMETERS);
        names.add("zone");
        return names;
    }

    @Override
    public boolean hasDuty() {
        return false;
    }

    @Override
    public Duration longest() {
        return TermCheck.days(7L * length.receiptBusinessDays() + length.days());
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.ValidationProvided.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (start.fact() instanceof Fact.ValidationProvided provided) {
            clock.zones(start.file().profileAt(provided.occurredAt())).stream()
                    .map(zone -> new Term("", length.end(provided, zone), zone, null, false))
                    .max(Comparator.comparing(Term::due))
                    .ifPresent(out);
        }
    }
}
