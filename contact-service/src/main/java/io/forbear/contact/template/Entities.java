package io.forbear.contact.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What legal entities are called and how they are reached.
 *
 * @param names by id and language; an entity that is not listed cannot be named
 * @param details by id
 */
public record Entities(Map<String, Map<String, String>> names, Map<String, Details> details) {
    public Entities {
        names = Map.copyOf(names);
        details = Map.copyOf(details);
    }

    /** How an entity is reached. */
    public record Details(@Nullable String phone, @Nullable String link) {
        private static final Details UNKNOWN = new Details(null, null);
    }

    /**
     * What it is called in a language, else in the first that is listed; empty if it has no name.
     * An id is none: who reads it cannot tell who writes.
     */
    public Optional<String> nameOf(String legalEntityId, String language) {
        var own = names.getOrDefault(legalEntityId, Map.of());
        return Optional.ofNullable(own.get(language)).or(() -> own.values().stream().findFirst());
    }

    Optional<String> phoneOf(String legalEntityId) {
        return Optional.ofNullable(details.getOrDefault(legalEntityId, Details.UNKNOWN).phone());
    }

    Optional<String> linkOf(String legalEntityId) {
        return Optional.ofNullable(details.getOrDefault(legalEntityId, Details.UNKNOWN).link());
    }

    /** All names in a language. */
    List<String> namesIn(String language) {
        return names.keySet().stream().flatMap(id -> nameOf(id, language).stream()).toList();
    }
}
