package io.forbear.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The table of values in the README is printed from values.yaml; {@code -Dforbear.write=true}
 * writes it anew.
 */
class ValuesTableTest {
    private static final Path README = Chart.ROOT.resolve("deploy/kubernetes/README.md");
    private static final Pattern PLACE =
            Pattern.compile("(?s)(?<=<!-- values -->\n).*(?=<!-- /values -->)");
    private static final Pattern KEY = Pattern.compile("( *)([A-Za-z0-9-]+):(?: +(.*))?");

    private record Level(int indent, String key) {}

    @Test
    void theReadmeTellsOfEveryValue() throws IOException {
        var table = table(Files.readAllLines(Chart.DIRECTORY.resolve("values.yaml")));
        var written = Files.readString(README);
        var match = PLACE.matcher(written);
        assertThat(match.find()).isTrue();
        if (Boolean.getBoolean("forbear.write")) {
            Files.writeString(README, match.replaceFirst(Matcher.quoteReplacement(table)));
        } else {
            assertThat(match.group())
                    .as("run ./forbear test deploy/kubernetes -Dforbear.write=true")
                    .isEqualTo(table);
        }
        assertThat(table.lines()).hasSizeGreaterThan(50);
    }

    private static String table(List<String> lines) {
        var table = new StringBuilder("| value | default | |\n|---|---|---|\n");
        var path = new ArrayDeque<Level>();
        var said = new ArrayList<String>();
        for (var line : lines) {
            var text = line.strip();
            var key = KEY.matcher(line);
            if (text.startsWith("# -- ")) {
                said.clear();
                said.add(text.substring("# -- ".length()));
            } else if (text.startsWith("# ") && !said.isEmpty()) {
                said.add(text.substring("# ".length()));
            } else if (key.matches()) {
                var indent = key.group(1).length();
                while (!path.isEmpty() && path.getLast().indent() >= indent) {
                    path.removeLast();
                }
                path.addLast(new Level(indent, key.group(2)));
                if (!said.isEmpty()) {
                    table.append(row(path, key.group(3), String.join(" ", said)));
                }
                said.clear();
            } else {
                said.clear();
            }
        }
        return table.toString();
    }

    private static String row(ArrayDeque<Level> path, @Nullable String value, String said) {
        var name = String.join(".", path.stream().map(Level::key).toList());
        var shown = value == null ? "" : value.equals("\"\"") ? "--" : "`" + value + "`";
        return "| `%s` | %s | %s |\n".formatted(name, shown, said.replace("|", "\\|"));
    }
}
