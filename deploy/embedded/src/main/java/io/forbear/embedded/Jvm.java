package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The Java command of small child processes: this JDK, little memory, quick start. */
public final class Jvm {
    /** The one of {@link #sharedClasses}' options that writes; without it they are only read. */
    static final String WRITE_SHARED_CLASSES = "-XX:+AutoCreateSharedArchive";

    private Jvm() {}

    /** The executable and the options every part of a small machine shares. */
    public static List<String> command(int heapMegabytes) {
        return command(heapMegabytes, Size.SMALL);
    }

    /** The executable and the options every part shares. */
    public static List<String> command(int heapMegabytes, Size size) {
        var command = new ArrayList<>(options(heapMegabytes));
        if (size.isQuick()) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        return command;
    }

    private static List<String> options(int heapMegabytes) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }

    /**
     * Options that let a JVM write its loaded classes to a file when it ends, and start from it the
     * next time, in about half the time. The JVM would keep a file of another class path and never
     * use it, so the file's name says which class path it is of; those of others are deleted.
     *
     * @param directory where the file lies
     * @param name begins the file's name
     * @param classPath jars, separated by colons
     */
    public static List<String> sharedClasses(Path directory, String name, String classPath) {
        var file = directory.resolve(name + "-" + fingerprint(classPath) + ".jsa");
        try {
            Files.createDirectories(directory);
            try (var archives = Files.newDirectoryStream(directory, name + "-*.jsa")) {
                for (var archive : archives) {
                    if (!archive.equals(file)) {
                        Files.deleteIfExists(archive);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy " + directory, e);
        }
        return List.of(
                WRITE_SHARED_CLASSES,
                "-XX:SharedArchiveFile=" + file,
                "-Xshare:auto",
                "-Xlog:cds=off,cds+dynamic=off,aot=off");
    }

    /**
     * The same options for a process of which there are several: it starts from the file if there
     * is one, and leaves it to the first of them to write it. Two that end at the same moment would
     * write it both.
     */
    public static List<String> reading(List<String> sharedClasses) {
        return sharedClasses.stream()
                .filter(option -> !option.equals(WRITE_SHARED_CLASSES))
                .toList();
    }

    /** Changes when a jar does. */
    private static String fingerprint(String classPath) {
        var jars = new StringBuilder();
        for (var entry : classPath.split(":", -1)) {
            var jar = Path.of(entry).toFile();
            jars.append(entry).append(' ').append(jar.length()).append(' ');
            jars.append(jar.lastModified()).append('\n');
        }
        var bytes = jars.toString().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }
}
