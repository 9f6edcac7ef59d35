package io.forbear.plan.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.money.Money;
import io.forbear.packs.RulePacks;
import io.forbear.plan.schedule.DayMove;
import io.forbear.plan.schedule.DueDates;
import io.forbear.plan.schedule.DueDay;
import io.forbear.plan.schedule.Frequency;
import io.forbear.plan.schedule.Schedule;
import io.forbear.plan.schedule.Split;
import io.forbear.rules.HolidayCalendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * The seven days that a debtor has in Britain until the first instalment (our reading of CONC
 * 7.3.10R) are counted to the day on which it falls due in the end, wherever that was moved.
 */
class NoticePropertyTest {
    private static final HolidayCalendar ENGLAND =
            Objects.requireNonNull(RulePacks.calendars().get("uk-england"));
    private static final Money TOTAL = new Money(new BigDecimal("600"), "GBP");

    private final PlanLimits limits = shipped();

    @Property
    void noMoveOfADueDayShortensTheNotice(
            @ForAll @IntRange(max = 2000) int offset,
            @ForAll @IntRange(max = 20) int ahead,
            @ForAll DayMove move,
            @ForAll @IntRange(min = 1, max = 31) int day,
            @ForAll @IntRange(max = 5) int after,
            @ForAll @IntRange(max = 3) int rule) {
        var today = LocalDate.of(2026, 1, 1).plusDays(offset);
        var days =
                List.of(
                        new DueDay.SameDay(),
                        new DueDay.DayOfMonth(day),
                        new DueDay.MonthEnd(),
                        new DueDay.Payday(day, after));
        var dates =
                new DueDates(
                        today.plusDays(ahead), Frequency.MONTHLY, days.get(rule), move, ENGLAND);
        var schedule = Schedule.of(TOTAL, new Split.ByCount(6), dates);
        var refused =
                limits
                        .againstProposal(
                                PlanTerms.shown(
                                        schedule, EnumSet.allOf(PlanContent.class), true, true),
                                List.of(new Debt("LOAN", List.of("GB"))),
                                new Circumstances(
                                        today, Frequency.MONTHLY, new Ability(TOTAL, today)))
                        .stream()
                        .anyMatch(refusal -> refusal.field().equals("firstDueOn"));
        assertThat(refused).isEqualTo(schedule.firstDueOn().isBefore(today.plusDays(7)));
    }

    private static PlanLimits shipped() {
        try (var yaml = NoticePropertyTest.class.getResourceAsStream("/plan-limits.yaml")) {
            return PlanLimitsFile.read(Objects.requireNonNull(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
