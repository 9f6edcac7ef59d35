package io.forbear.simulator.watch;

import io.forbear.simulator.audit.Memory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Measures the memory of services on this machine: what the heap holds after a full collection that
 * it asks for, and what the process has from the operating system.
 */
public final class MemoryWatch {
    private static final List<String> SERVICES =
            List.of(
                    "account-service",
                    "contact-service",
                    "plan-service",
                    "compliance-service",
                    "gateway-service");
    private static final Pattern GENERATION =
            Pattern.compile("(?i)(?:def ?new|tenured)[^\\n]*? used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final long KILOBYTE = 1024;
    private static final int PATIENCE_SECONDS = 30;

    private final Path pids;
    private final long begun = System.nanoTime();

    /**
     * A watch over the services that run here.
     *
     * @param pids the directory with a file NAME.pid for each
     */
    public MemoryWatch(Path pids) {
        this.pids = pids;
    }

    /** Measures once; services that are being started anew are left out. */
    public void look(Consumer<Memory> seen) {
        for (var service : SERVICES) {
            measure(service).ifPresent(seen);
        }
    }

    private Optional<Memory> measure(String service) {
        try {
            var pid = Files.readString(pids.resolve(service + ".pid")).strip().split(" ", 2)[0];
            jcmd(pid, "GC.run");
            var heap = heapBytes(jcmd(pid, "GC.heap_info"));
            var resident = residentBytes(Files.readString(Path.of("/proc", pid, "status")));
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            return heap > 0 && resident > 0
                    ? Optional.of(new Memory(service, seconds, heap, resident))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty(); // it does not run now
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String jcmd(String pid, String command)
            throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(jcmd, pid, command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return output;
    }

    /** The used bytes of the generations that {@code GC.heap_info} lists; 0 if it lists none. */
    static long heapBytes(String info) {
        return GENERATION
                        .matcher(info)
                        .results()
                        .mapToLong(found -> Long.parseLong(found.group(1)))
                        .sum()
                * KILOBYTE;
    }

    static long residentBytes(String status) {
        var found = RESIDENT.matcher(status);
        return found.find() ? Long.parseLong(found.group(1)) * KILOBYTE : 0;
    }
}
