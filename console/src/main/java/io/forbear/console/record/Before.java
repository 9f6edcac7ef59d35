package io.forbear.console.record;

import io.forbear.service.page.Cursor;
import io.forbear.service.problem.Problem;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a look goes on, as text that callers hand back: by partition the offset to look below. */
final class Before {
    private static final String FORM = "\\d{1,9}=\\d{1,18}(,\\d{1,9}=\\d{1,18})*";

    private Before() {}

    static String text(Map<Integer, Long> rest) {
        return Cursor.at(
                        rest.entrySet().stream()
                                .map(one -> one.getKey() + "=" + one.getValue())
                                .collect(Collectors.joining(",")))
                .text();
    }

    /**
     * The offsets by partition; empty without a text.
     *
     * @throws Problem 400 if it is not what was handed out
     */
    static Map<Integer, Long> parse(@Nullable String text) {
        var cursor = Cursor.parse(text, 1);
        var offsets = new TreeMap<Integer, Long>();
        if (cursor == null) {
            return offsets;
        }
        if (!cursor.key(0).matches(FORM)) {
            throw Problem.badRequest("before", "must be the next of an earlier page");
        }
        for (var one : cursor.key(0).split(",", -1)) {
            var at = one.indexOf('=');
            offsets.put(Integer.valueOf(one.substring(0, at)), Long.valueOf(one.substring(at + 1)));
        }
        return offsets;
    }
}
