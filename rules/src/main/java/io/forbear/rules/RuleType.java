package io.forbear.rules;

import java.util.List;
import java.util.function.Function;

/**
 * A kind of check that packs can use by name.
 *
 * @param name as packs write it
 * @param meaning what it finds, in a sentence
 * @param parameters names of the parameters it understands
 * @param maker makes the check; throws {@link IllegalArgumentException} saying which parameter is
 *     missing or wrong
 */
public record RuleType(
        String name, String meaning, List<String> parameters, Function<Parameters, Check> maker) {

    public RuleType {
        parameters = List.copyOf(parameters);
    }

    /**
     * Makes a check.
     *
     * @throws IllegalArgumentException if a parameter is unknown, missing or has a wrong value
     */
    public Check check(Parameters given) {
        for (var name : given.names()) {
            if (!parameters.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown parameter %s of rule type %s, expected one of %s"
                                .formatted(name, this.name, parameters));
            }
        }
        return maker.apply(given);
    }
}
