package io.forbear.account.legal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes one ZIP of documents: entries in the order of their names, all with one fixed time, and
 * first {@code manifest.sha256}, which lists the digest of every other entry as {@code sha256sum
 * -c} reads it. The same documents make the same bytes.
 */
final class EvidencePackage {
    static final String MANIFEST = "manifest.sha256";
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 1, 0, 0);

    private EvidencePackage() {}

    /** A finished package; not a record, since its bytes are an array. */
    static final class Zip {
        private final byte[] bytes;
        private final String sha256;

        private Zip(byte[] bytes) {
            this.bytes = bytes;
            this.sha256 = Sha256.hex(bytes);
        }

        byte[] bytes() {
            return bytes.clone();
        }

        String sha256() {
            return sha256;
        }
    }

    static Zip of(Map<String, byte[]> documents) {
        var sorted = new TreeMap<>(documents);
        if (sorted.containsKey(MANIFEST)) {
            throw new IllegalArgumentException(MANIFEST + " is made here");
        }
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, UTF_8)) {
            add(zip, MANIFEST, manifest(sorted).getBytes(UTF_8));
            for (var document : sorted.entrySet()) {
                add(zip, document.getKey(), document.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Zip(out.toByteArray());
    }

    private static String manifest(SortedMap<String, byte[]> documents) {
        var lines = new StringBuilder();
        documents.forEach(
                (name, content) ->
                        lines.append(Sha256.hex(content)).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(FIXED);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
