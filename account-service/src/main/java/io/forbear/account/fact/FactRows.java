package io.forbear.account.fact;

import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Rows as one JSON text, however many they are; a record's components are the columns. */
final class FactRows {
    private static final JsonMapper ROWS =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build();

    private FactRows() {}

    static String json(List<? extends Record> rows) {
        return ROWS.writeValueAsString(rows);
    }
}
