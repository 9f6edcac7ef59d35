package io.forbear.gateway.webhook;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One receipt or answer of a webhook, as its provider writes it.
 *
 * @param json null: it is a form
 * @param form its fields
 * @param parameters the fields of the address
 * @param raw all of it
 */
record Item(
        @Nullable JsonNode json,
        Map<String, List<String>> form,
        Map<String, List<String>> parameters,
        String raw) {

    /**
     * All of a webhook; a form is one.
     *
     * @param place where they stand, a JSON pointer
     * @throws IllegalArgumentException if it is neither JSON nor a form, or has nothing there; it
     *     says what
     */
    static List<Item> of(Delivery delivery, String place, JsonMapper reader) {
        var parameters = delivery.parameters();
        if (delivery.isForm()) {
            return List.of(new Item(null, delivery.form(), parameters, delivery.text()));
        }
        var found = read(delivery, reader).at(place);
        if (found.isArray()) {
            return found.valueStream().map(one -> of(one, parameters)).toList();
        }
        if (found.isObject()) {
            return List.of(of(found, parameters));
        }
        throw new IllegalArgumentException(
                "there is neither a list nor an object at '%s'".formatted(place));
    }

    private static Item of(JsonNode one, Map<String, List<String>> parameters) {
        return new Item(one, Map.of(), parameters, one.toString());
    }

    private static JsonNode read(Delivery delivery, JsonMapper reader) {
        try {
            return reader.readTree(delivery.body());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("the body is not JSON", e);
        }
    }

    /** What stands in a place; null: nothing, or no such place. */
    @Nullable String at(@Nullable String place) {
        if (place == null) {
            return null;
        }
        var text =
                switch (place.isEmpty() ? ' ' : place.charAt(0)) {
                    case '/' -> value(place);
                    case '?' -> first(parameters, place.substring(1));
                    default -> first(form, place);
                };
        return text == null || text.isBlank() ? null : text;
    }

    private @Nullable String value(String pointer) {
        if (json == null) {
            return null;
        }
        var found = json.at(pointer);
        return found.isValueNode() && !found.isNull() ? found.asString() : null;
    }

    private static @Nullable String first(Map<String, List<String>> fields, String name) {
        var values = fields.get(name);
        return values == null ? null : values.getFirst();
    }
}
