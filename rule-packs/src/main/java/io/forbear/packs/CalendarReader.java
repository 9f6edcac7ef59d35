package io.forbear.packs;

import io.forbear.rules.HolidayCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads holiday calendars. A holiday is a date of the year, the nth weekday of a month (-1: the
 * last one), a number of days from Easter Sunday, or a single date; {@code from} and {@code to}
 * limit it to years, {@code except} leaves years out. With {@code substitute: true} a holiday on a
 * weekend is made up for on the next weekday that is none.
 */
final class CalendarReader {

    /** A holiday in the years it is kept. */
    private record Holiday(
            int from, int to, Set<Integer> except, boolean substitute, Dates dates) {}

    /** Tells a holiday's date in a year; null when it has none in it. */
    private interface Dates {
        @Nullable LocalDate in(int year);
    }

    private CalendarReader() {}

    static @Nullable HolidayCalendar read(String file, String text, List<Problem> problems) {
        int before = problems.size();
        var root = Cursor.over(file, Yaml.read(file, text, problems), problems);
        root.knowing("calendar", "version", "title", "source", "holidays");
        var id = root.at("calendar").text();
        root.at("version").text();
        root.at("source").text();
        var holidays = new ArrayList<Holiday>();
        for (var element : root.at("holidays").list()) {
            var holiday = holiday(element);
            if (holiday != null) {
                holidays.add(holiday);
            }
        }
        if (problems.size() > before) {
            return null;
        }
        Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();
        return new HolidayCalendar(
                id, year -> years.computeIfAbsent(year, y -> holidaysOf(y, holidays)));
    }

    private static @Nullable Holiday holiday(Cursor at) {
        at.knowing(
                "name",
                "month",
                "day",
                "weekday",
                "nth",
                "easter",
                "date",
                "from",
                "to",
                "except",
                "substitute");
        at.at("name").text();
        var dates = dates(at);
        if (dates == null) {
            return null;
        }
        var except = new HashSet<Integer>();
        if (at.at("except").isPresent()) {
            at.at("except").list().forEach(year -> except.add(year.number(1900, 2999)));
        }
        return new Holiday(
                at.at("from").isPresent() ? at.at("from").number(1900, 2999) : 1900,
                at.at("to").isPresent() ? at.at("to").number(1900, 2999) : 2999,
                except,
                Boolean.TRUE.equals(at.map().get("substitute")),
                dates);
    }

    private static @Nullable Dates dates(Cursor at) {
        if (at.at("date").isPresent()) {
            var date = at.at("date").date();
            return date == null ? null : year -> date.getYear() == year ? date : null;
        }
        if (at.at("easter").isPresent()) {
            int days = at.at("easter").number(-100, 100);
            return year -> easter(year).plusDays(days);
        }
        int month = at.at("month").number(1, 12);
        if (at.at("weekday").isPresent()) {
            var weekday = at.at("weekday").constant(DayOfWeek.class);
            int nth = at.at("nth").number(-1, 5);
            return weekday == null
                    ? null
                    : year ->
                            LocalDate.of(year, month, 1)
                                    .with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday));
        }
        int day = at.at("day").number(1, 31);
        return year -> LocalDate.of(year, month, day);
    }

    private static Set<LocalDate> holidaysOf(int year, List<Holiday> holidays) {
        var dates = new HashSet<LocalDate>();
        var madeUpFor = new ArrayList<LocalDate>();
        for (var holiday : holidays) {
            var date =
                    year < holiday.from || year > holiday.to || holiday.except.contains(year)
                            ? null
                            : holiday.dates.in(year);
            if (date != null) {
                dates.add(date);
                if (holiday.substitute && isWeekend(date)) {
                    madeUpFor.add(date);
                }
            }
        }
        for (var date : madeUpFor.stream().sorted().toList()) {
            var substitute = date.plusDays(1);
            while (isWeekend(substitute) || dates.contains(substitute)) {
                substitute = substitute.plusDays(1);
            }
            dates.add(substitute);
        }
        return Set.copyOf(dates);
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    /** Easter Sunday of the Gregorian calendar, after the anonymous algorithm of 1876. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }
}
