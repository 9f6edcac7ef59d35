package io.forbear.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What operations are given to watch by can be read, and leads on to what is to be done. */
class WatchingTest {
    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");

    @Test
    void eachAlertSaysHowBadItIsWhatItMeansAndWhereTheRemedyStands() throws IOException {
        var guide =
                Files.readString(Path.of(System.getProperty("forbear.root"), "docs/operations.md"));
        var anchors =
                guide.lines()
                        .filter(line -> line.startsWith("#"))
                        .map(WatchingTest::anchor)
                        .collect(Collectors.toSet());
        assertThat(Alerts.all())
                .hasSizeGreaterThan(20)
                .extracting(Alerts.Alert::name)
                .doesNotHaveDuplicates();
        assertThat(Alerts.all())
                .allSatisfy(
                        alert -> {
                            assertThat(SEVERITIES).contains(alert.severity());
                            assertThat(alert.words().values()).noneMatch(String::isBlank);
                            assertThat(alert.words().get("runbook"))
                                    .isEqualTo(
                                            "docs/operations.md#"
                                                    + alert.name().toLowerCase(Locale.ROOT));
                            assertThat(anchors).contains(alert.name().toLowerCase(Locale.ROOT));
                        });
    }

    /** As web pages make one of a heading. */
    private static String anchor(String heading) {
        return heading.replaceFirst("^#+ +", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    @Test
    void eachPanelSaysWhatItShowsInWhatUnitAndForWhom() {
        assertThat(Panels.dashboards()).hasSize(5);
        for (var dashboard : Panels.dashboards()) {
            assertThat(dashboard.path("templating").path("list").toString())
                    .contains("\"type\":\"datasource\"");
            assertThat(Panels.of(dashboard))
                    .isNotEmpty()
                    .allSatisfy(
                            panel -> {
                                assertThat(panel.path("title").asString("")).isNotBlank();
                                assertThat(panel.path("description").asString("")).isNotBlank();
                                assertThat(panel.at("/datasource/uid").asString(""))
                                        .isEqualTo("${datasource}");
                                assertThat(panel.at("/fieldConfig/defaults/unit").asString(""))
                                        .isNotBlank();
                                assertThat(panel.path("targets"))
                                        .isNotEmpty()
                                        .allSatisfy(
                                                target ->
                                                        assertThat(
                                                                        target.path("legendFormat")
                                                                                .asString(""))
                                                                .isNotBlank());
                            });
        }
    }
}
