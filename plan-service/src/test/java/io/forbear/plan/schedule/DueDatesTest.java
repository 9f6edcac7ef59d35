package io.forbear.plan.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.packs.RulePacks;
import io.forbear.rules.HolidayCalendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDatesTest {
    private static final HolidayCalendar CHINA = calendar("cn-statutory");
    private static final HolidayCalendar ENGLAND = calendar("uk-england");

    @ParameterizedTest(name = "{0} moved {1}: {2}")
    @CsvSource({
        // Friday 12 February 2027 ends the week of the Spring Festival of Saturday the 6th
        "2027-02-05, KEEP, 2027-02-05",
        "2027-02-05, NEXT, 2027-02-11",
        "2027-02-05, PREVIOUS, 2027-02-04",
        // National Day 2027 is a Friday; its weekend is made up for on Monday and Tuesday
        "2027-10-01, NEXT, 2027-10-06",
        "2027-10-01, PREVIOUS, 2027-09-30",
        "2027-10-06, NEXT, 2027-10-06"
    })
    void movesADueDateFromHolidays(LocalDate date, DayMove move, LocalDate due) {
        assertThat(move.from(date, CHINA)).isEqualTo(due);
    }

    @ParameterizedTest(name = "from {0} by {1}: {2}, {3}, {4}")
    @CsvSource({
        "2027-01-31, DAY 31, 2027-01-31, 2027-02-28, 2027-03-31",
        "2027-01-16, DAY 15, 2027-02-15, 2027-03-15, 2027-04-15",
        "2027-01-15, DAY 15, 2027-01-15, 2027-02-15, 2027-03-15",
        "2028-01-30, END, 2028-01-31, 2028-02-29, 2028-03-31",
        // paid on the 25th, or the business day before (24 April, 25 December 2026 and more)
        "2027-01-01, PAY 25 0, 2027-01-25, 2027-02-25, 2027-03-25",
        "2027-03-26, PAY 25 0, 2027-04-23, 2027-05-25, 2027-06-25",
        // two business days after; Easter 2027 is 26 to 29 March
        "2027-03-02, PAY 25 2, 2027-03-31, 2027-04-27, 2027-05-27",
        // the payday of the month before may still come
        "2027-06-01, PAY 31 1, 2027-06-01, 2027-07-01, 2027-08-02"
    })
    void fallsDueOnTheDayThatIsAgreed(
            LocalDate from, String rule, LocalDate first, LocalDate second, LocalDate third) {
        var dates = new DueDates(from, Frequency.MONTHLY, day(rule), DayMove.KEEP, ENGLAND);
        assertThat(dates.first(3)).containsExactly(first, second, third);
    }

    @Test
    void countsEachDateFromTheFirstNotFromAMovedOne() {
        // Sunday 31 January 2027 is moved to Monday; February's is not
        var dates =
                new DueDates(
                        LocalDate.of(2027, 1, 31),
                        Frequency.MONTHLY,
                        new DueDay.SameDay(),
                        DayMove.NEXT,
                        ENGLAND);
        assertThat(dates.first(3))
                .containsExactly(
                        LocalDate.of(2027, 2, 1),
                        LocalDate.of(2027, 3, 1),
                        LocalDate.of(2027, 3, 31));
    }

    @Test
    void fallsDueEveryFourteenDaysWhenFortnightly() {
        var dates = DueDates.from(LocalDate.of(2027, 1, 8), Frequency.FORTNIGHTLY);
        assertThat(dates.first(3))
                .containsExactly(
                        LocalDate.of(2027, 1, 8),
                        LocalDate.of(2027, 1, 22),
                        LocalDate.of(2027, 2, 5));
    }

    @Property
    void neverFallsDueTwiceOnADayOrTooEarly(
            @ForAll @IntRange(min = 0, max = 4000) int offset,
            @ForAll Frequency frequency,
            @ForAll DayMove move,
            @ForAll @IntRange(min = 1, max = 31) int day,
            @ForAll @IntRange(min = 0, max = 5) int after,
            @ForAll @IntRange(min = 0, max = 3) int rule) {
        var from = LocalDate.of(2026, 1, 1).plusDays(offset);
        var days =
                List.of(
                        new DueDay.SameDay(),
                        new DueDay.DayOfMonth(day),
                        new DueDay.MonthEnd(),
                        new DueDay.Payday(day, after));
        var which = frequency == Frequency.MONTHLY ? days.get(rule) : new DueDay.SameDay();
        var dates = new DueDates(from, frequency, which, move, CHINA).first(24);
        assertThat(dates).doesNotHaveDuplicates().isSorted();
        if (!(which instanceof DueDay.SameDay && move == DayMove.PREVIOUS)) {
            assertThat(dates.getFirst()).isAfterOrEqualTo(from);
        }
        if (move != DayMove.KEEP) {
            assertThat(dates).allMatch(CHINA::isBusinessDay);
        }
    }

    private static DueDay day(String rule) {
        var words = rule.split(" ", -1);
        return switch (words[0]) {
            case "DAY" -> new DueDay.DayOfMonth(Integer.parseInt(words[1]));
            case "PAY" -> new DueDay.Payday(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            default -> new DueDay.MonthEnd();
        };
    }

    private static HolidayCalendar calendar(String id) {
        return Objects.requireNonNull(RulePacks.calendars().get(id), id);
    }
}
