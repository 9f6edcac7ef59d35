package io.forbear.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * PostgreSQL refuses to run as root, which is what everything is in many a container. It then runs
 * in a user namespace of its own, where it is nobody; or, where a container forbids that, as the
 * user nobody who may still reach root's directories.
 */
final class NotRoot {
    private static final List<String> OWN_NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY =
            List.of(
                    "setpriv",
                    "--reuid=65534",
                    "--regid=65534",
                    "--clear-groups",
                    "--securebits=+no_setuid_fixup",
                    "--inh-caps=+dac_override",
                    "--ambient-caps=+dac_override");

    private NotRoot() {}

    /** What to put before a command; nothing unless we are root on Linux. */
    static List<String> prefix() {
        if (!isLinuxRoot()) {
            return List.of();
        }
        return ownNamespaceWorks() ? OWN_NAMESPACE : NOBODY;
    }

    private static boolean isLinuxRoot() {
        var self = Path.of("/proc/self");
        try {
            return Files.isDirectory(self)
                    && Objects.equals(Files.getAttribute(self, "unix:uid"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ownNamespaceWorks() {
        try {
            var process =
                    new ProcessBuilder("unshare", "-U", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false; // there is no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProgramFailure("interrupted while looking for user namespaces", e);
        }
    }
}
