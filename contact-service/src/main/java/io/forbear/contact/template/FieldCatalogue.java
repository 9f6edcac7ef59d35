package io.forbear.contact.template;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields that wordings may have, by name. */
public record FieldCatalogue(Map<String, Field> fields) {
    static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}|\\{(\\w+)}");

    public FieldCatalogue {
        fields = Map.copyOf(fields);
    }

    Optional<Field> find(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The fields of a text that are in the catalogue. */
    Set<Field> in(String text) {
        var found = new LinkedHashSet<Field>();
        PLACE.matcher(text)
                .results()
                .map(place -> place.group(1) == null ? place.group(2) : place.group(1))
                .flatMap(name -> find(name).stream())
                .forEach(found::add);
        return found;
    }

    /** What is wrong with the places of a text. */
    List<String> problems(String text) {
        var problems = new ArrayList<String>();
        PLACE.matcher(text)
                .results()
                .forEach(
                        place -> {
                            var later = place.group(1) != null;
                            var name = later ? place.group(1) : place.group(2);
                            var field = fields.get(name);
                            if (field == null) {
                                problems.add("there is no placeholder " + place.group());
                            } else if (field.source().isFilledLater() != later) {
                                problems.add(
                                        "{%s} comes from %s and is written %s"
                                                .formatted(
                                                        name,
                                                        field.source().inFile(),
                                                        field.place()));
                            }
                        });
        return problems;
    }
}
