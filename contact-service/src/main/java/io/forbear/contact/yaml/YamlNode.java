package io.forbear.contact.yaml;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A value of a YAML file that knows where it stands. Every accessor throws a {@link YamlException}
 * naming file and path if the value is not what is asked for.
 */
public final class YamlNode {
    private final String file;
    private final String path;
    private final @Nullable Object value;

    private YamlNode(String file, String path, @Nullable Object value) {
        this.file = file;
        this.path = path;
        this.value = value;
    }

    /** Reads a file; a key given twice in one mapping is an error. */
    public static YamlNode read(String file, String text) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            return new YamlNode(file, "", new Yaml(new SafeConstructor(options)).load(text));
        } catch (YAMLException e) {
            throw new YamlException(file, "", String.valueOf(e.getMessage()));
        }
    }

    public YamlException wrong(String problem) {
        return new YamlException(file, path, problem);
    }

    /** Refuses members that nobody reads: a misspelt name must not pass for an absent one. */
    public YamlNode withOnly(String... names) {
        var known = Set.of(names);
        for (var name : mapping().keySet()) {
            if (!known.contains(name)) {
                throw get(name).wrong("unknown member; known are " + String.join(", ", names));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return mapping().get(name) != null;
    }

    /** A required member. */
    public YamlNode get(String name) {
        var member = mapping().get(name);
        var at = new YamlNode(file, path.isEmpty() ? name : path + "." + name, member);
        if (member == null) {
            throw at.wrong("is missing");
        }
        return at;
    }

    /** A member that may be absent. */
    public <T> T get(String name, T otherwise, Function<YamlNode, T> as) {
        return has(name) ? as.apply(get(name)) : otherwise;
    }

    /** The entries of a mapping, in the order of the file. */
    public Map<String, YamlNode> entries() {
        var entries = new LinkedHashMap<String, YamlNode>();
        mapping().keySet().forEach(name -> entries.put(name, get(name)));
        return entries;
    }

    public boolean isList() {
        return value instanceof List<?>;
    }

    public List<YamlNode> list() {
        if (!(value instanceof List<?> items)) {
            throw wrong("expected a list, found " + described());
        }
        var nodes = new ArrayList<YamlNode>();
        for (var item : items) {
            nodes.add(new YamlNode(file, path + "[" + nodes.size() + "]", item));
        }
        return nodes;
    }

    public Set<String> texts() {
        return list().stream().map(YamlNode::text).collect(Collectors.toUnmodifiableSet());
    }

    public String text() {
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw wrong("expected text, found " + described());
    }

    public boolean flag() {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong("expected true or false, found " + described());
    }

    /** A whole number within bounds, both included. */
    public int number(int least, int most) {
        if (value instanceof Integer number && number >= least && number <= most) {
            return number;
        }
        throw wrong(
                "expected a number from %d to %d, found %s".formatted(least, most, described()));
    }

    /** A span of time such as PT4H or P1D, not below zero. */
    public Duration duration() {
        try {
            var duration = Duration.parse(text());
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // said below
        }
        throw wrong("expected a duration such as PT4H or P1D, found " + described());
    }

    /** A time of day such as "09:00", in quotes. */
    public LocalTime time() {
        try {
            return LocalTime.parse(text());
        } catch (DateTimeParseException e) {
            throw wrong("expected a time of day such as \"09:00\", found " + described());
        }
    }

    public <E extends Enum<E>> E oneOf(Class<E> type) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        var known = Arrays.toString(type.getEnumConstants());
        throw wrong("expected one of " + known + ", found " + described());
    }

    private Map<String, @Nullable Object> mapping() {
        if (!(value instanceof Map<?, ?> entries)) {
            throw wrong("expected a mapping, found " + described());
        }
        var mapping = new LinkedHashMap<String, @Nullable Object>();
        entries.forEach((name, member) -> mapping.put(String.valueOf(name), member));
        return mapping;
    }

    private String described() {
        if (value == null) {
            return "nothing";
        }
        return switch (value) {
            case Map<?, ?> _ -> "a mapping";
            case List<?> _ -> "a list";
            default -> value + " (" + value.getClass().getSimpleName() + ")";
        };
    }
}
