package io.forbear.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheIT {
    @TempDir private Path directory;

    @Test
    void unpacksFilesAndKeepsThemExecutable() throws IOException {
        var archive = tar("bin/run", 0755, "#!/bin/sh");

        var unpacked = cache().unpacked("tool-1", () -> new ByteArrayInputStream(archive));

        assertThat(unpacked.resolve("bin/run")).hasContent("#!/bin/sh").isExecutable();
    }

    @Test
    void unpacksOnceForManyAtATime() throws IOException {
        var archive = tar("file", 0644, "content");
        var opened = new AtomicInteger();

        var all =
                IntStream.range(0, 4)
                        .mapToObj(_ -> CompletableFuture.supplyAsync(() -> unpack(archive, opened)))
                        .toList();

        assertThat(all).allSatisfy(one -> assertThat(one.join()).isDirectory());
        assertThat(opened).hasValue(1);
    }

    @Test
    void startsAnewAfterAnUnpackingThatWasCutOff() throws IOException {
        Files.createDirectories(directory.resolve("tool-1.unfinished"));
        Files.writeString(directory.resolve("tool-1.unfinished/half"), "of it");
        var archive = tar("file", 0644, "content");

        var unpacked = unpack(archive, new AtomicInteger());

        assertThat(unpacked.resolve("half")).doesNotExist();
        assertThat(unpacked.resolve("file")).hasContent("content");
    }

    @Test
    void refusesAnEntryThatLeavesTheDirectory() throws IOException {
        var archive = tar("../escaped", 0644, "content");

        assertThatThrownBy(() -> unpack(archive, new AtomicInteger()))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("archive entry leaves its directory: ../escaped");
        assertThat(directory.resolve("escaped")).doesNotExist();
    }

    private Path unpack(byte[] archive, AtomicInteger opened) {
        return cache().unpacked(
                        "tool-1",
                        () -> {
                            opened.incrementAndGet();
                            return new ByteArrayInputStream(archive);
                        });
    }

    private Cache cache() {
        return new Cache(directory);
    }

    private static byte[] tar(String name, int mode, String content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            var entry = new TarArchiveEntry(name, true);
            entry.setMode(mode);
            entry.setSize(content.length());
            tar.putArchiveEntry(entry);
            tar.write(content.getBytes(StandardCharsets.UTF_8));
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }
}
