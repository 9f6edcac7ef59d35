package io.forbear.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * What is unpacked once per machine and user: {@code $FORBEAR_CACHE}, or {@code
 * $XDG_CACHE_HOME/forbear}, or {@code ~/.cache/forbear}. Several builds may unpack at the same
 * time; a lock lets one work and the others wait, and a directory appears only when complete.
 */
final class Cache {
    /** Opens a tar stream, already decompressed. */
    interface TarSource {
        InputStream open() throws IOException;
    }

    private final Path directory;

    Cache(Path directory) {
        this.directory = directory;
    }

    static Cache ofThisUser() {
        var own = System.getenv("FORBEAR_CACHE");
        var shared = System.getenv("XDG_CACHE_HOME");
        if (own != null && !own.isBlank()) {
            return new Cache(Path.of(own).toAbsolutePath());
        }
        var parent =
                shared != null && !shared.isBlank()
                        ? Path.of(shared)
                        : Path.of(System.getProperty("user.home"), ".cache");
        return new Cache(parent.resolve("forbear").toAbsolutePath());
    }

    /** See {@link Jvm#sharedClasses}. */
    List<String> sharedClasses(String name, String classPath) {
        return Jvm.sharedClasses(directory, name, classPath);
    }

    /**
     * The directory {@code name}, unpacked from the archive if it is not there yet.
     *
     * @throws UncheckedIOException if the archive cannot be read or the cache not be written
     */
    @SuppressWarnings("try") // the lock is held, not used
    Path unpacked(String name, TarSource archive) {
        var target = directory.resolve(name);
        if (Files.isDirectory(target)) {
            return target;
        }
        try {
            Files.createDirectories(directory);
            try (var channel =
                            FileChannel.open(
                                    directory.resolve(name + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.isDirectory(target)) {
                    var unfinished = directory.resolve(name + ".unfinished");
                    delete(unfinished);
                    unpack(archive, unfinished);
                    Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name + " into " + directory, e);
        }
        return target;
    }

    private static void unpack(TarSource archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(archive.open()))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, inside(target, entry.getName()));
            }
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        var path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("archive entry leaves its directory: " + name);
        }
        return path;
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(tar, path);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Deletes a file or a whole directory; what does not exist is fine. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
