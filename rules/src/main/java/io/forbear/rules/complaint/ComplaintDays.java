package io.forbear.rules.complaint;

import io.forbear.rules.Fact;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * A complaint is decided within a number of natural days that depends on how difficult it is (CBIRC
 * Order 2020 No. 3). The day of receipt is not counted, the last day is, and no weekend or holiday
 * moves it: our reading, the strictest.
 */
public final class ComplaintDays implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "complaint-days",
                    "a complaint not decided within the days for its complexity",
                    List.of("simple", "complex", "special", "zone"),
                    ComplaintDays::new);

    private final int simple;
    private final int complex;
    private final int special;
    private final ZoneId zone;

    private ComplaintDays(Parameters parameters) {
        simple = parameters.number("simple", 1);
        complex = parameters.number("complex", simple);
        special = parameters.number("special", complex);
        zone = parameters.zone("zone");
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.ComplaintFiled.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (start.fact() instanceof Fact.ComplaintFiled complaint) {
            int days =
                    switch (complaint.complexity()) {
                        case SIMPLE -> simple;
                        case COMPLEX -> complex;
                        case SPECIAL -> special;
                    };
            var due = LocalDate.ofInstant(complaint.occurredAt(), zone).plusDays(days);
            var answered = ComplaintAnswers.answeredOn(start.file(), complaint, zone);
            out.accept(new Term(complaint.complexity().name(), due, zone, answered, true));
        }
    }
}
