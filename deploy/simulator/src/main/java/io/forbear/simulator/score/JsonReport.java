package io.forbear.simulator.score;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of rules as JSON: an object per rule, the total apart. Rule ids need no escaping. */
public final class JsonReport {
    private JsonReport() {}

    /**
     * Writes the scores of a run to a file.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Report report, Path file) {
        try {
            Files.writeString(file, of(report.scores()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String of(List<RuleScore> scores) {
        var rules =
                scores.stream()
                        .filter(score -> !score.rule().equals(RuleScore.TOTAL))
                        .map(JsonReport::of)
                        .collect(Collectors.joining(",\n    "));
        return """
        {
          "total": %s,
          "rules": [
            %s
          ]
        }
        """
                .formatted(of(scores.getLast()), rules);
    }

    private static String of(RuleScore score) {
        return String.format(
                Locale.ROOT,
                "{\"rule\": \"%s\", \"planted\": %d, \"found\": %d, \"missed\": %d,"
                        + " \"invented\": %d, \"precision\": %.4f, \"recall\": %.4f}",
                score.rule(),
                score.planted(),
                score.found(),
                score.missed(),
                score.invented(),
                score.precision(),
                score.recall());
    }
}
