package io.forbear.gateway.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in texts and trees of them. What is filled in is never looked at again. */
public final class Placeholders {
    private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+(?::[A-Za-z0-9-]+)?)}");

    private Placeholders() {}

    /**
     * A text with its placeholders filled in.
     *
     * @throws IllegalArgumentException if it names what there is no value for
     */
    public static String fill(String text, Map<String, String> values) {
        return fill(text, values, UnaryOperator.identity());
    }

    /**
     * The same, where values go through {@code escape} before.
     *
     * @throws IllegalArgumentException if it names what there is no value for
     */
    public static String fill(
            String text, Map<String, String> values, UnaryOperator<String> escape) {
        return NAME.matcher(text)
                .replaceAll(
                        found ->
                                Matcher.quoteReplacement(
                                        escape.apply(value(found.group(1), values))));
    }

    /** A tree of maps, lists and texts with the texts filled in. */
    public static @Nullable Object fillAll(@Nullable Object tree, Map<String, String> values) {
        return switch (tree) {
            case String text -> fill(text, values);
            case Map<?, ?> map -> {
                var filled = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((key, each) -> filled.put(String.valueOf(key), fillAll(each, values)));
                yield filled;
            }
            case List<?> list -> list.stream().map(each -> fillAll(each, values)).toList();
            case null, default -> tree;
        };
    }

    private static String value(String name, Map<String, String> values) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "{%s} is not known; there are %s".formatted(name, values.keySet()));
        }
        return value;
    }
}
