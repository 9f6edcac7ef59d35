package io.forbear.documents;

import io.forbear.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;

/** Which values may be filled in: those of which it is certain how they are written. */
final class FieldTypes {
    private FieldTypes() {}

    /**
     * Checks the values of a template's fields.
     *
     * @throws IllegalArgumentException if one has a type that is not known here; it names the field
     */
    static void check(String template, Map<?, ?> values) {
        values.forEach((field, value) -> checkOne(template, field.toString(), value));
    }

    private static void checkOne(String template, String field, Object value) {
        switch (value) {
            case String _, Integer _, Long _, BigDecimal _, Boolean _ -> {}
            case Money _, LocalDate _, ZonedDateTime _ -> {}
            case List<?> list -> list.forEach(item -> checkOne(template, field, item));
            case Map<?, ?> map ->
                    map.forEach((inner, of) -> checkOne(template, field + "." + inner, of));
            default ->
                    throw new IllegalArgumentException(
                            "template %s: the value of %s is a %s, which cannot be filled in"
                                    .formatted(template, field, value.getClass().getSimpleName()));
        }
    }
}
