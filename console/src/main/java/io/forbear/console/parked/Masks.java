package io.forbear.console.parked;

import io.forbear.service.problem.Problem;
import io.forbear.topics.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts back into a corrected value what was shown masked: whoever corrects the rest need not see
 * it, and the mask is never taken for a value.
 */
final class Masks {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Masks() {}

    /**
     * The value with the original's in place of each mask.
     *
     * @param original whole; null: nobody has it any more
     * @throws Problem 422 naming a field whose value has to be written out
     */
    static JsonNode lifted(JsonNode value, @Nullable JsonNode original) {
        return lifted(value, original == null ? MissingNode.getInstance() : original, "value");
    }

    private static JsonNode lifted(JsonNode value, JsonNode original, String path) {
        if (isMask(value)) {
            return replaced(original, path);
        }
        return switch (value) {
            case ObjectNode object -> object(object, original, path);
            case ArrayNode list -> list(list, original, path);
            default -> unmasked(value, path);
        };
    }

    private static boolean isMask(JsonNode value) {
        return isMaskText(value)
                || (value.isArray() && value.size() == 1 && isMaskText(value.get(0)));
    }

    private static boolean isMaskText(JsonNode value) {
        return value.isString() && value.asString().equals(EventJson.MASK);
    }

    private static JsonNode replaced(JsonNode original, String path) {
        if (original.isMissingNode()) {
            throw Problem.invalid(
                    path, "is masked, and the original is not there any more: write it out");
        }
        return original;
    }

    private static JsonNode object(ObjectNode object, JsonNode original, String path) {
        var lifted = JSON.objectNode();
        object.properties()
                .forEach(
                        one -> {
                            var name = one.getKey();
                            var before = original.path(name);
                            lifted.set(name, lifted(one.getValue(), before, path + "." + name));
                        });
        return lifted;
    }

    /** Of a list that became longer or shorter nobody knows which entry was which. */
    private static JsonNode list(ArrayNode list, JsonNode original, String path) {
        var isSame = original.size() == list.size();
        var lifted = JSON.arrayNode();
        for (int index = 0; index < list.size(); index++) {
            var before = isSame ? original.path(index) : MissingNode.getInstance();
            lifted.add(lifted(list.get(index), before, path + "[" + index + "]"));
        }
        return lifted;
    }

    private static JsonNode unmasked(JsonNode value, String path) {
        if (value.isString() && value.asString().contains(EventJson.MASK)) {
            throw Problem.invalid(path, "holds a mask beside other text: write it out");
        }
        return value;
    }
}
