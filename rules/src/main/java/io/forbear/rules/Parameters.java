package io.forbear.rules;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a check as a pack states them: numbers, strings, booleans and lists of strings.
 * Every accessor throws {@link IllegalArgumentException} with the name, what was expected and what
 * was found.
 */
public final class Parameters {
    private final Map<String, ?> values;
    private final Function<String, @Nullable HolidayCalendar> calendars;

    /**
     * @param calendars finds a holiday calendar by its id; null when there is none
     */
    public Parameters(
            Map<String, ?> values, Function<String, @Nullable HolidayCalendar> calendars) {
        this.values = values;
        this.calendars = calendars;
    }

    Set<String> names() {
        return values.keySet();
    }

    /** Whether the pack states it. */
    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** A whole number of at least {@code least}. */
    public int number(String name, int least) {
        if (required(name) instanceof Integer found && found >= least) {
            return found;
        }
        throw wrong(name, "a whole number of at least " + least);
    }

    public boolean flag(String name) {
        var value = values.get(name);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean found) {
            return found;
        }
        throw wrong(name, "true or false");
    }

    /** A time of day, {@code HH:MM}. */
    public LocalTime time(String name) {
        try {
            return LocalTime.parse(required(name).toString());
        } catch (DateTimeException _) {
            throw wrong(name, "a time of day as HH:MM");
        }
    }

    /** {@code DEBTOR}, or an IANA zone. */
    public WallClock clock(String name) {
        if (required(name).equals("DEBTOR")) {
            return WallClock.ofDebtor();
        }
        try {
            return WallClock.of(ZoneId.of(required(name).toString()));
        } catch (DateTimeException _) {
            throw wrong(name, "DEBTOR or a time zone of the IANA database");
        }
    }

    /** An IANA zone. */
    public ZoneId zone(String name) {
        try {
            return ZoneId.of(required(name).toString());
        } catch (DateTimeException _) {
            throw wrong(name, "a time zone of the IANA database");
        }
    }

    public HolidayCalendar calendar(String name) {
        var found = calendars.apply(required(name).toString());
        if (found == null) {
            throw wrong(name, "the id of a holiday calendar");
        }
        return found;
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return constant(name, type, required(name));
    }

    /** A list of constants; not empty. */
    public <E extends Enum<E>> Set<E> set(String name, Class<E> type) {
        var set = EnumSet.noneOf(type);
        for (var value : list(name)) {
            set.add(constant(name, type, value));
        }
        return set;
    }

    /** A list of constants; all of them when the pack does not state it. */
    public <E extends Enum<E>> Set<E> setOrAll(String name, Class<E> type) {
        return has(name) ? set(name, type) : EnumSet.allOf(type);
    }

    /** A list of constants; none of them when the pack does not state it. */
    public <E extends Enum<E>> Set<E> setOrNone(String name, Class<E> type) {
        return has(name) ? set(name, type) : EnumSet.noneOf(type);
    }

    /** A list of strings; not empty. */
    public Set<String> strings(String name) {
        var set = new LinkedHashSet<String>();
        for (var value : list(name)) {
            set.add(value.toString());
        }
        return set;
    }

    private Collection<?> list(String name) {
        if (required(name) instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        throw wrong(name, "a list that is not empty");
    }

    private <E extends Enum<E>> E constant(String name, Class<E> type, Object value) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "expected parameter %s to be one of %s, found %s"
                        .formatted(name, Arrays.toString(type.getEnumConstants()), value));
    }

    private Object required(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("parameter " + name + " is missing");
        }
        return value;
    }

    private IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(
                "expected parameter %s to be %s, found %s"
                        .formatted(name, expected, values.get(name)));
    }
}
