package io.forbear.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds all migrations against those of the last release, of which {@code
 * deploy/upgrade/released-migrations} has the digests. A release writes them anew with {@code
 * -Dforbear.release=true}.
 */
class MigrationsTest {
    private static final Path ROOT = Path.of("" + System.getProperty("forbear.root"));
    private static final Path RELEASED = ROOT.resolve("deploy/upgrade/released-migrations");

    @Test
    void neverEditsOrRemovesAMigrationThatWasReleased() throws IOException {
        var digests = new TreeMap<String, String>();
        for (var migration : migrations().entrySet()) {
            digests.put(migration.getKey(), digest(migration.getValue()));
        }
        if (Boolean.getBoolean("forbear.release")) {
            Files.writeString(
                    RELEASED,
                    digests.entrySet().stream()
                            .map(one -> one.getValue() + "  " + one.getKey() + "\n")
                            .collect(Collectors.joining()));
        }
        var released = released();
        assertThat(released).isNotEmpty();
        // those without a version may change: they are run again
        released.keySet().removeIf(path -> path.contains("/R__"));
        assertThat(digests).containsAllEntriesOf(released);
    }

    @Test
    void addsWhatServicesOfTheLastReleaseCanLiveWith() throws IOException {
        var known = released();
        for (var migration : migrations().entrySet()) {
            if (!digest(migration.getValue()).equals(known.get(migration.getKey()))) {
                assertThat(new Migration(migration.getValue()).breaks())
                        .as(
                                "%s runs while services of the last release still do: add first,"
                                        + " take away a release later, and say then"
                                        + " \"-- contract: RELEASE why nobody needs it\"",
                                migration.getKey())
                        .isEmpty();
            }
        }
    }

    /** By path, those of tests not among them. */
    private static Map<String, String> migrations() throws IOException {
        var found = new TreeMap<String, String>();
        try (var modules = Files.list(ROOT)) {
            for (var module : modules.map(one -> one.resolve("src/main/resources/db")).toList()) {
                if (Files.isDirectory(module)) {
                    collect(module, found);
                }
            }
        }
        return found;
    }

    private static void collect(Path folder, Map<String, String> found) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(one -> one.toString().endsWith(".sql")).toList()) {
                found.put(ROOT.relativize(file).toString(), Files.readString(file));
            }
        }
    }

    private static Map<String, String> released() throws IOException {
        return Files.readAllLines(RELEASED).stream()
                .map(line -> line.split("  ", 2))
                .collect(
                        Collectors.toMap(
                                line -> line[1], line -> line[0], (one, _) -> one, TreeMap::new));
    }

    private static String digest(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
