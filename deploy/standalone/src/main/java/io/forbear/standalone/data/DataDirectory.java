package io.forbear.standalone.data;

import io.forbear.embedded.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything a standalone system keeps. A marker file says that the directory is ours, so that
 * nothing else is ever deleted, and a lock that one system uses it at a time.
 */
public record DataDirectory(Path root) {
    private static final String MARKER = ".forbear-data";

    /** A channel that nobody refers to is closed by the garbage collector, and its lock is lost. */
    private static final Set<FileChannel> LOCKED = ConcurrentHashMap.newKeySet();

    private static final long NEEDED_BYTES = 1L << 30;

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * Makes the directory if it is missing.
     *
     * @throws Refusal if it holds something that is not ours
     */
    public DataDirectory create() {
        try {
            if (!isOurs() && !isEmpty()) {
                throw new Refusal(
                        root + " holds something else: empty it or set FORBEAR_DATA to another");
            }
            Files.createDirectories(run());
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            Files.writeString(root.resolve(MARKER), "The data of a standalone Forbear.\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + root, e);
        }
    }

    /**
     * Takes the directory for this process, for as long as it lives.
     *
     * @throws Refusal if another system uses it
     */
    public DataDirectory take() {
        try {
            create().lock();
            supervisorPid().write(ProcessHandle.current());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + root, e);
        }
    }

    /**
     * Makes sure that there is room to work.
     *
     * @throws Refusal below 1 GiB
     */
    public void checkSpace() {
        try {
            checkSpace(Files.getFileStore(root).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot ask for the free space of " + root, e);
        }
    }

    void checkSpace(long freeBytes) {
        if (freeBytes < NEEDED_BYTES) {
            throw new Refusal(
                    "%s has %d MiB free and Forbear needs 1024: make room or set FORBEAR_DATA"
                            .formatted(root, freeBytes >> 20));
        }
    }

    /** Deletes what earlier runs left; only after {@link #take}. */
    public void clear() {
        if (!isOurs()) {
            throw new Refusal(root + " is not Forbear's, so nothing was deleted");
        }
        var kept = List.of(root, run(), lockFile(), root.resolve(MARKER), supervisorPid().path());
        try (var all = Files.walk(root)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!kept.contains(path)) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + root, e);
        }
    }

    /** Where a part keeps its own data. */
    public Path of(String part) {
        return root.resolve(part);
    }

    /** Where the output of a part goes. */
    public Path log(String part) {
        return root.resolve("logs").resolve(part + ".log");
    }

    /** What is true of the present run only: process ids, ports, configurations. */
    public Path run() {
        return root.resolve("run");
    }

    /** Says which process is the part. */
    public PidFile pid(String part) {
        return new PidFile(run().resolve(part + ".pid"));
    }

    /** Says which process supervises the parts. */
    public PidFile supervisorPid() {
        return pid("supervisor");
    }

    /**
     * Lets scripts see that every part serves: the file {@code run/ready} is there until the end.
     */
    public void showReady(boolean ready) {
        var file = run().resolve("ready");
        try {
            Files.deleteIfExists(file);
            if (ready) {
                Files.createFile(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot change " + file, e);
        }
    }

    private Path lockFile() {
        return run().resolve("lock");
    }

    private boolean isOurs() {
        return Files.exists(root.resolve(MARKER));
    }

    private boolean isEmpty() throws IOException {
        if (!Files.exists(root)) {
            return true;
        }
        try (var content = Files.list(root)) {
            return content.findAny().isEmpty();
        }
    }

    /** The lock is the system's: it goes when this process goes, however it ends. */
    private void lock() throws IOException {
        var channel =
                FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isHeld(channel)) {
            channel.close();
            var owner = supervisorPid().running().map(p -> " (process " + p.pid() + ")");
            throw new Refusal(
                    "Forbear runs on %s already%s; ./forbear stop ends it"
                            .formatted(root, owner.orElse("")));
        }
        LOCKED.add(channel);
    }

    private static boolean isHeld(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException _) {
            return true; // by this very process
        }
    }
}
