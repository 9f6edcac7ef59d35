package io.forbear.contact.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A settings file is wrong; the message says which, where in it, and how. */
public final class YamlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    YamlException(String file, String path, String problem) {
        super(file + ": " + (path.isEmpty() ? "" : path + ": ") + problem);
    }

    private YamlException(String message) {
        super(message);
    }

    /** All that is wrong at once, one line each; there is at least one. */
    public static YamlException all(List<YamlException> problems) {
        return new YamlException(
                problems.stream()
                        .map(Throwable::getMessage)
                        .distinct()
                        .collect(Collectors.joining("\n")));
    }
}
