package io.forbear.contact.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a file, so that all of it can be told at once. */
public final class YamlProblems {
    private final List<YamlException> found = new ArrayList<>();

    /** What is read, or null if it is wrong: then that is noted. */
    public <T> @Nullable T attempt(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (YamlException wrong) {
            found.add(wrong);
            return null;
        }
    }

    /** What is read; empty if it is wrong: then that is noted. */
    public <T> Optional<T> read(Supplier<T> reading) {
        return Optional.ofNullable(attempt(reading));
    }

    /** Checks something; what is wrong is noted. */
    public void check(Runnable checking) {
        attempt(
                () -> {
                    checking.run();
                    return true;
                });
    }

    public void note(YamlException wrong) {
        found.add(wrong);
    }

    /** What is wrong, in words, each with its place. */
    public List<String> texts() {
        return found.stream().map(wrong -> String.valueOf(wrong.getMessage())).toList();
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Goes on if nothing is wrong.
     *
     * @throws YamlException that names everything that is
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw YamlException.of(found);
        }
    }
}
