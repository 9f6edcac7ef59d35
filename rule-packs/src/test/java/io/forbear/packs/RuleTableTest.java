package io.forbear.packs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RuleTableTest {
    private static final Path TABLE = Path.of(System.getProperty("forbear.root"), "docs/rules.md");

    @Test
    void isTheOneInTheDocs() throws IOException {
        assertThat(Files.readString(TABLE))
                .as("./forbear rules list > docs/rules.md")
                .isEqualTo(RuleTable.of(RulePacks.shipped()));
    }

    @Test
    void hasAtLeastSixtyRules() {
        assertThat(RulePacks.shipped().stream().mapToInt(pack -> pack.rules().size()).sum())
                .isGreaterThanOrEqualTo(60);
    }

    @Test
    void listsEveryPackAndCalendarThereIs() throws IOException {
        var resources = Path.of(System.getProperty("forbear.root"), "rules/src/main/resources");
        try (var files = Files.walk(resources)) {
            var yaml =
                    files.filter(file -> file.toString().endsWith(".yaml"))
                            .map(file -> resources.relativize(file).toString().replace('\\', '/'))
                            .toList();
            assertThat(Files.readAllLines(resources.resolve("packs/index.txt")))
                    .containsExactlyInAnyOrderElementsOf(yaml);
        }
    }
}
