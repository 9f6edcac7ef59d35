package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is printed from code and must equal what the code prints. {@code
 * -Dforbear.write=true} writes it anew.
 */
final class WrittenFile {
    static final Path ROOT = Path.of(System.getProperty("forbear.root", ".."));
    private static final boolean WRITE = Boolean.getBoolean("forbear.write");

    private WrittenFile() {}

    static void assertEqual(Path file, String printed) throws IOException {
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, printed);
        }
        assertThat(file)
                .as(
                        "%s is printed from code: run ./forbear test schemas -Dforbear.write=true",
                        file)
                .exists()
                .content()
                .isEqualTo(printed);
    }
}
