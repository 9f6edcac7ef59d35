package io.forbear.contact.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A settings file is wrong; the message says which, where in it, and how. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Place> places;

    /**
     * One thing that is wrong.
     *
     * @param path of the value in the file; empty: the file as a whole
     */
    public record Place(String path, String problem) {}

    YamlException(String file, String path, String problem) {
        super(file + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
        places = List.of(new Place(path, problem));
    }

    private YamlException(List<YamlException> several) {
        super(several.stream().map(Throwable::getMessage).collect(Collectors.joining("\n")));
        places = several.stream().flatMap(one -> one.places.stream()).toList();
    }

    static YamlException of(List<YamlException> several) {
        return several.size() == 1 ? several.getFirst() : new YamlException(several);
    }

    /** Everything that is wrong. */
    public List<Place> places() {
        return places;
    }
}
