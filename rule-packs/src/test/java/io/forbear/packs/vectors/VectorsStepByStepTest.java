package io.forbear.packs.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.packs.RulePacks;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Detector;
import io.forbear.rules.Fact;
import io.forbear.rules.Finding;
import io.forbear.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The running system looks again only at what a fact may have changed. */
class VectorsStepByStepTest {
    private static final Path VECTORS =
            Path.of(System.getProperty("forbear.root"), "rules/src/test/resources/vectors");
    private static final Instant LATER = Instant.parse("2040-01-01T00:00:00Z");

    @Test
    void findsTheSameStepByStepAsAllAtOnce() throws IOException {
        var reader = new VectorReader();
        var packs = RulePacks.shipped();
        for (var path : VectorRunner.filesIn(List.of(VECTORS))) {
            var vector = reader.read(Files.readString(path));
            var named = packs.stream().filter(pack -> vector.packs().contains(pack.id())).toList();
            play(vector, new Detector(RuleBook.of(named)));
        }
    }

    private static void play(Vector vector, Detector detector) {
        var file = new CaseFile(vector.debtorId()).addAll(vector.background());
        Map<String, List<Finding>> kept = new HashMap<>();
        for (var event : vector.events()) {
            var change = file.add(event);
            if (change == null) {
                continue;
            }
            for (var subject : detector.affectedBy(file, change)) {
                kept.put(subject, detector.findingsOf(file, subject, LATER));
            }
            kept.values().removeIf(List::isEmpty);
            assertThat(kept)
                    .as("%s after %s", vector.id(), event.id())
                    .isEqualTo(allAtOnce(detector, file));
        }
    }

    private static Map<String, List<Finding>> allAtOnce(Detector detector, CaseFile file) {
        var all = new HashMap<String, List<Finding>>();
        for (var finding : detector.findings(file, LATER)) {
            all.computeIfAbsent(finding.subject(), _ -> new ArrayList<>()).add(finding);
        }
        return all;
    }

    @Test
    void findsTheSameInWhateverOrderTheFactsArrive() throws IOException {
        var reader = new VectorReader();
        var detector = new Detector(RuleBook.of(RulePacks.shipped()));
        for (var path : VectorRunner.filesIn(List.of(VECTORS))) {
            var vector = reader.read(Files.readString(path));
            var last = new HashMap<String, Fact>();
            vector.events().forEach(event -> last.put(event.id(), event));
            var asTold = new CaseFile("P").addAll(vector.background()).addAll(vector.events());
            var corrected =
                    new CaseFile("P")
                            .addAll(new ArrayList<>(last.values()))
                            .addAll(vector.background());
            assertThat(detector.findings(corrected, LATER))
                    .as(vector.id())
                    .isEqualTo(detector.findings(asTold, LATER));
            assertThat(detector.deadlines(corrected))
                    .as(vector.id())
                    .isEqualTo(detector.deadlines(asTold));
        }
    }
}
