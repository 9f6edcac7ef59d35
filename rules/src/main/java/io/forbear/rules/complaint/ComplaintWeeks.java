package io.forbear.rules.complaint;

import io.forbear.rules.Fact;
import io.forbear.rules.HolidayCalendar;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.TermCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * A final response by the end of eight weeks after receipt, the same weekday (DISP 1.6.2R); a short
 * form suffices by the close of the third business day after receipt (DISP 1.5.4R). Only the first
 * is a duty.
 */
public final class ComplaintWeeks implements TermCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "complaint-weeks",
                    "a complaint without a final response within finalWeeks; tells the end of the"
                            + " fast path too",
                    List.of("finalWeeks", "fastBusinessDays", "calendar", "zone"),
                    ComplaintWeeks::new);

    private final int finalWeeks;
    private final int fastBusinessDays;
    private final HolidayCalendar calendar;
    private final ZoneId zone;

    private ComplaintWeeks(Parameters parameters) {
        finalWeeks = parameters.number("finalWeeks", 1);
        fastBusinessDays = parameters.number("fastBusinessDays", 1);
        calendar = parameters.calendar("calendar");
        zone = parameters.zone("zone");
    }

    @Override
    public Duration longest() {
        return TermCheck.days(7L * Math.max(finalWeeks, fastBusinessDays));
    }

    @Override
    public boolean startsWith(Class<? extends Fact> type) {
        return type == Fact.ComplaintFiled.class;
    }

    @Override
    public void terms(Start start, Consumer<Term> out) {
        if (start.fact() instanceof Fact.ComplaintFiled complaint) {
            var received = LocalDate.ofInstant(complaint.occurredAt(), zone);
            var answered = ComplaintAnswers.answeredOn(start.file(), complaint, zone);
            var fast = calendar.plusBusinessDays(received, fastBusinessDays);
            out.accept(new Term("FAST_PATH", fast, zone, answered, false));
            out.accept(new Term("FINAL", received.plusWeeks(finalWeeks), zone, answered, true));
        }
    }
}
