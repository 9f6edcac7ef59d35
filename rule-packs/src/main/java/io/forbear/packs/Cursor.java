package io.forbear.packs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a document. What is asked for and not there, or not as expected, is noted. */
final class Cursor {
    private final String file;
    private final String path;
    private final @Nullable Object value;
    private final List<Problem> problems;

    private Cursor(String file, String path, @Nullable Object value, List<Problem> problems) {
        this.file = file;
        this.path = path;
        this.value = value;
        this.problems = problems;
    }

    static Cursor over(String file, @Nullable Object document, List<Problem> problems) {
        return new Cursor(file, "", document, problems);
    }

    void problem(String message) {
        problems.add(new Problem(file, path, message));
    }

    String path() {
        return path;
    }

    boolean isPresent() {
        return value != null;
    }

    /** The members of an object; notes any that are not among those known. */
    Cursor knowing(String... names) {
        var known = Set.of(names);
        for (var name : map().keySet()) {
            if (!known.contains(name)) {
                at(name).problem("unknown member, expected one of " + List.of(names));
            }
        }
        return this;
    }

    Map<String, Object> map() {
        if (value instanceof Map<?, ?> found) {
            @SuppressWarnings("unchecked") // the reader makes maps with string keys only
            var members = (Map<String, Object>) found;
            return members;
        }
        problem("expected an object, found " + value);
        return Map.of();
    }

    Cursor at(String name) {
        var found = value instanceof Map<?, ?> members ? members.get(name) : null;
        return new Cursor(file, path.isEmpty() ? name : path + "." + name, found, problems);
    }

    List<Cursor> list() {
        var elements = new ArrayList<Cursor>();
        if (value instanceof List<?> found) {
            for (int i = 0; i < found.size(); i++) {
                elements.add(new Cursor(file, path + "[" + i + "]", found.get(i), problems));
            }
        } else {
            problem(value == null ? "is missing" : "expected a list, found " + value);
        }
        return elements;
    }

    String text() {
        if (value instanceof String found && !found.isBlank()) {
            return found;
        }
        problem(value == null ? "is missing" : "expected a text, found '" + value + "'");
        return "";
    }

    @Nullable LocalDate date() {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException _) {
            if (isPresent()) {
                problem("expected a date as YYYY-MM-DD, found " + value);
            }
            return null;
        }
    }

    int number(int least, int most) {
        if (value instanceof Integer found && found >= least && found <= most) {
            return found;
        }
        problem("expected a number from %d to %d, found %s".formatted(least, most, value));
        return least;
    }

    <E extends Enum<E>> @Nullable E constant(Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        problem(
                value == null
                        ? "is missing"
                        : "expected one of %s, found %s"
                                .formatted(List.of(type.getEnumConstants()), value));
        return null;
    }

    <E extends Enum<E>> Set<E> constants(Class<E> type) {
        var set = EnumSet.noneOf(type);
        for (var element : list()) {
            var constant = element.constant(type);
            if (constant != null && !set.add(constant)) {
                element.problem("is listed twice: " + constant);
            }
        }
        return set;
    }
}
