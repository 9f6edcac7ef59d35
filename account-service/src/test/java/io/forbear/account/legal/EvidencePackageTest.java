package io.forbear.account.legal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.forbear.service.digest.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class EvidencePackageTest {
    @Test
    void makesTheSameBytesOfTheSameDocuments() {
        var one = new LinkedHashMap<String, byte[]>();
        one.put("b.json", bytes("2"));
        one.put("a.json", bytes("1"));
        var other = new LinkedHashMap<String, byte[]>();
        other.put("a.json", bytes("1"));
        other.put("b.json", bytes("2"));
        assertThat(EvidencePackage.of(one).bytes()).isEqualTo(EvidencePackage.of(other).bytes());
        assertThat(EvidencePackage.of(one).sha256()).hasSize(64);
    }

    @Test
    void listsTheDigestOfEveryDocumentFirst() throws IOException {
        var zip = EvidencePackage.of(Map.of("b.json", bytes("two"), "a/c.json", bytes("one")));
        var entries = read(zip.bytes());
        assertThat(entries.keySet())
                .containsExactly(EvidencePackage.MANIFEST, "a/c.json", "b.json");
        var expected =
                entries.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(EvidencePackage.MANIFEST))
                        .map(e -> Sha256.hex(e.getValue()) + "  " + e.getKey() + "\n")
                        .collect(Collectors.joining());
        assertThat(new String(entries.get(EvidencePackage.MANIFEST), UTF_8)).isEqualTo(expected);
    }

    @Test
    void changesWithAnyByteOfADocument() {
        assertThat(EvidencePackage.of(Map.of("a", bytes("1"))).sha256())
                .isNotEqualTo(EvidencePackage.of(Map.of("a", bytes("2"))).sha256());
    }

    @Test
    void refusesADocumentInPlaceOfTheManifest() {
        assertThatThrownBy(() -> EvidencePackage.of(Map.of(EvidencePackage.MANIFEST, bytes("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Map<String, byte[]> read(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTimeLocal().getYear()).isEqualTo(1980);
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
