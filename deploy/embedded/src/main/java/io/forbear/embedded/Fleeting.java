package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things may lie that nobody needs after a restart of the machine: in memory, if it offers a
 * file system of that kind with room enough, else in the system's temporary directory.
 */
public final class Fleeting {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;

    private Fleeting() {}

    /** A directory that exists. */
    public static Path directory() {
        try {
            return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM
                    ? MEMORY
                    : Path.of(System.getProperty("java.io.tmpdir"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look at " + MEMORY, e);
        }
    }
}
