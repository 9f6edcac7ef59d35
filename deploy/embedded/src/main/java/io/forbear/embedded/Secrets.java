package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords, each made once and kept in a file that only its owner may read. */
public final class Secrets {
    private static final int BYTES = 24;

    private final Path directory;

    private Secrets(Path directory) {
        this.directory = directory;
    }

    /** The secrets kept in a directory, which is made if it is missing. */
    public static Secrets in(Path directory) {
        return new Secrets(directory);
    }

    /** The secret of this name; made at the first call. */
    public String get(String name) {
        var file = directory.resolve(name);
        try {
            Files.createDirectories(directory);
            if (!Files.exists(file)) {
                store(file);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file, e);
        }
    }

    /** Written aside and renamed, so that a reader never sees half a secret. */
    private void store(Path file) throws IOException {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var aside = Files.createTempFile(directory, "new", ".tmp"); // readable by us alone
        Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(aside, HexFormat.of().formatHex(bytes));
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException _) {
            // somebody else was first: theirs counts
        }
        Files.delete(aside);
    }
}
