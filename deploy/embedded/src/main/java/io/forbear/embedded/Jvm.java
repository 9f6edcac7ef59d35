package io.forbear.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Java command of small child processes: this JDK, little memory, quick start. */
public final class Jvm {
    private Jvm() {}

    /** The executable and the options every small part shares. */
    public static List<String> command(int heapMegabytes) {
        return new ArrayList<>(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "-Xss512k",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
    }

    /**
     * Options that let a JVM write its loaded classes to the file when it ends, and start from it
     * the next time, in about half the time. A file that does not fit is ignored and written anew.
     */
    public static List<String> sharedClasses(Path archive) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xshare:auto",
                "-Xlog:cds=off,cds+dynamic=off,aot=off");
    }
}
