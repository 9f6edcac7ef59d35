package io.forbear.contact.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with a file, so that its author sees everything at once. */
public final class YamlProblems {
    private final List<YamlException> found = new ArrayList<>();

    public void add(YamlException problem) {
        found.add(problem);
    }

    /** A part of the file; empty, and noted, if it is wrong. */
    public <T> Optional<T> read(Supplier<T> part) {
        try {
            return Optional.of(part.get());
        } catch (YamlException e) {
            found.add(e);
            return Optional.empty();
        }
    }

    /**
     * Ends the reading.
     *
     * @throws YamlException naming every problem, if there is one
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw YamlException.all(found);
        }
    }
}
