package io.forbear.plan.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.documents.Template;
import io.forbear.plan.document.Wordings.Version;
import io.forbear.plan.document.Wordings.Wording;
import io.forbear.service.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the list of approved wordings, and the wordings beside it. */
final class WordingFile {
    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build();

    private WordingFile() {}

    /**
     * Reads all versions.
     *
     * @param list names the file of each version and language
     * @param files opens a file by its name
     * @throws IllegalArgumentException if a text is no template
     */
    static Wordings read(InputStream list, Function<String, InputStream> files) throws IOException {
        try (list) {
            return new Wordings(
                    YAML.readValue(list, Document.class).versions().stream()
                            .map(entry -> entry.version(files))
                            .toList());
        }
    }

    private record Document(List<Entry> versions) {}

    private record Entry(LocalDate from, String zh, String en) {
        Version version(Function<String, InputStream> files) {
            return new Version(
                    from,
                    Map.of(
                            Language.CHINESE, wording(zh, Language.CHINESE, files),
                            Language.ENGLISH, wording(en, Language.ENGLISH, files)));
        }
    }

    private static Wording wording(
            String name, Language language, Function<String, InputStream> files) {
        try (var in = files.apply(name)) {
            var source = in.readAllBytes();
            return new Wording(
                    Template.of(name, language.locale(), new String(source, UTF_8)),
                    Sha256.hex(source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
