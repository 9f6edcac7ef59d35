package io.forbear.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page's texts are there in both languages. */
class WordsTest {
    private static final Path APP = Path.of("src/main/resources/static/app");
    private static final Pattern ENTRY =
            Pattern.compile("^  (['\"])(.+?)\\1: (['\"])(.*)\\3,$", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("\\{\\w+}");
    private static final Pattern USE = Pattern.compile("\\bword\\(\\s*'([^']+)'");

    @Test
    void saysEverythingInBothLanguages() throws IOException {
        assertThat(List.copyOf(words("zh").keySet())).isEqualTo(List.copyOf(words("en").keySet()));
        assertThat(words("en")).hasSizeGreaterThan(700);
    }

    @Test
    void leavesNoTextEmptyAndFillsTheSamePlaces() throws IOException {
        var english = words("en");
        words("zh")
                .forEach(
                        (key, text) -> {
                            assertThat(text).as(key).isNotBlank();
                            assertThat(names(text))
                                    .as(key)
                                    .isEqualTo(names(english.getOrDefault(key, "")));
                        });
    }

    @Test
    void hasEveryTextThatAPageAsksFor() throws IOException {
        var known = words("en").keySet();
        for (var module : modules()) {
            var asked = USE.matcher(Files.readString(module)).results().map(use -> use.group(1));
            assertThat(asked).as(module.toString()).allMatch(known::contains);
        }
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> files = Files.walk(APP)) {
            return files.filter(file -> file.toString().endsWith(".js")).toList();
        }
    }

    private static Set<String> names(String text) {
        var names = new TreeSet<String>();
        NAME.matcher(text).results().forEach(name -> names.add(name.group()));
        return names;
    }

    private static Map<String, String> words(String language) throws IOException {
        var text = Files.readString(APP.resolve("words." + language + ".js"));
        var words = new LinkedHashMap<String, String>();
        ENTRY.matcher(text)
                .results()
                .forEach(
                        entry ->
                                assertThat(words.put(entry.group(2), entry.group(4)))
                                        .as(entry.group(2))
                                        .isNull());
        return words;
    }
}
