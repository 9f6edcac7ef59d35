package io.forbear.packs;

/**
 * What is wrong with a file, and where.
 *
 * @param file its name
 * @param path where in it, for example {@code rules[3].checks[0].max}; empty for the whole file
 */
public record Problem(String file, String path, String message) {

    @Override
    public String toString() {
        return path.isEmpty() ? file + ": " + message : file + ": " + path + ": " + message;
    }
}
