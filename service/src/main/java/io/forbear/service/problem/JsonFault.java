package io.forbear.service.problem;

import io.forbear.service.problem.Problem.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;

/** What is wrong with JSON that cannot be read, in the words of problem documents. */
public final class JsonFault {
    private JsonFault() {}

    /** The field at fault and what was expected; the field is empty if it is not JSON at all. */
    public static FieldError of(JacksonException failure) {
        var field =
                failure.getPath().stream()
                        .map(
                                r ->
                                        r.getPropertyName() == null
                                                ? "[" + r.getIndex() + "]"
                                                : r.getPropertyName())
                        .collect(Collectors.joining("."));
        return new FieldError(field, expectation(failure));
    }

    static String oneOf(Class<?> type, @Nullable Object found) {
        return "must be one of %s, found %s".formatted(List.of(type.getEnumConstants()), found);
    }

    private static String expectation(JacksonException failure) {
        return switch (failure) {
            case InvalidFormatException format when format.getTargetType().isEnum() ->
                    oneOf(format.getTargetType(), format.getValue());
            case MismatchedInputException type when type.getTargetType() != null ->
                    "is missing or not a " + plainName(type.getTargetType());
            default -> failure.getOriginalMessage();
        };
    }

    static String plainName(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "whole number";
            case "boolean", "Boolean" -> "true or false";
            case "BigDecimal" -> "decimal number";
            case "LocalDate" -> "date like 2026-01-31";
            case "Instant", "OffsetDateTime" -> "time like 2026-01-31T09:00:00+08:00";
            case "String" -> "text";
            default -> type.getSimpleName();
        };
    }
}
