package io.forbear.standalone.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory a process and its children really hold. */
public final class Memory {
    private Memory() {}

    /**
     * Of the process and its children, in KiB. Memory that several processes share is counted once
     * over all of them where the system tells (Linux), else once for each.
     */
    public static long kibibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> kibibytes(each.pid()))
                .sum();
    }

    /** Of the process alone, in KiB. */
    public static long kibibytes(long pid) {
        var summary = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        try {
            return Files.isReadable(summary) ? proportional(Files.readString(summary)) : asked(pid);
        } catch (IOException _) {
            return 0; // it has ended meanwhile
        }
    }

    static long proportional(String smapsRollup) {
        return smapsRollup
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }

    private static long asked(long pid) throws IOException {
        var process = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        var answer =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return answer.isEmpty() ? 0 : Long.parseLong(answer);
    }
}
