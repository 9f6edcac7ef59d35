package io.forbear.service.row;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SQL conditions that hold together.
 *
 * @param sql the conditions
 * @param values what they name
 */
public record Conditions(List<String> sql, Map<String, Object> values) {

    /** None yet. */
    public static Conditions none() {
        return new Conditions(new ArrayList<>(), new LinkedHashMap<>());
    }

    /** Adds a condition on a named value; none if there is no value. */
    public Conditions add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.add(condition);
            values.put(name, value);
        }
        return this;
    }

    /** The clause; empty without conditions. */
    public String where() {
        return sql.isEmpty() ? "" : "where " + String.join(" and ", sql);
    }
}
