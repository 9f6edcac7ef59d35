package io.forbear.compliance.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.finding.ChangeCounts;
import io.forbear.compliance.finding.ChangeSample;
import io.forbear.compliance.finding.ChangeSamples;
import io.forbear.compliance.finding.FindingChange;
import io.forbear.rules.Finding;
import io.forbear.service.digest.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the debtors of one partition; told debtor by debtor in the order of their ids. */
final class Outcome {
    private final MessageDigest digest = Sha256.digest();
    private final Map<String, ChangeCounts> rules = new TreeMap<>();
    private final Map<String, ChangeCounts> agencies = new TreeMap<>();
    private final Map<String, ChangeCounts> stages = new TreeMap<>();
    private final ChangeSamples samples = new ChangeSamples();
    private long debtors;
    private long contacts;
    private long unusable;

    void debtor(String debtorId) {
        debtors++;
        feed("debtor " + debtorId);
    }

    void contact() {
        contacts++;
    }

    void unusable(long records) {
        unusable += records;
    }

    /** Takes in everything found on one subject, by the packs in force and with the draft. */
    void found(List<Finding> before, List<Finding> after) {
        before.stream().map(Outcome::line).sorted().forEach(line -> feed("- " + line));
        after.stream().map(Outcome::line).sorted().forEach(line -> feed("+ " + line));
    }

    void changed(String debtorId, String agency, String stage, FindingChange change) {
        var one = ChangeCounts.of(change.kind());
        rules.merge(change.finding().ruleId(), one, ChangeCounts::plus);
        agencies.merge(agency, one, ChangeCounts::plus);
        stages.merge(stage, one, ChangeCounts::plus);
        samples.offer(ChangeSample.of(debtorId, change));
    }

    private static String line(Finding finding) {
        return finding.id()
                + " "
                + finding.packId()
                + " "
                + finding.explanation()
                + " "
                + finding.evidence().items()
                + " "
                + finding.evidence().restsOn();
    }

    private void feed(String line) {
        digest.update(line.getBytes(UTF_8));
        digest.update((byte) '\n');
    }

    /** The report over all partitions, given in the order of their numbers. */
    static Report report(
            String packDigest, List<String> inForce, Stretch stretch, List<Outcome> partitions) {
        var rules = new TreeMap<String, ChangeCounts>();
        var agencies = new TreeMap<String, ChangeCounts>();
        var stages = new TreeMap<String, ChangeCounts>();
        var samples = new ChangeSamples();
        var text = new StringBuilder(packDigest).append('\n').append(stretch.text());
        for (var partition : partitions) {
            merge(partition.rules, rules);
            merge(partition.agencies, agencies);
            merge(partition.stages, stages);
            partition.samples.all().forEach(samples::offer);
            text.append(HexFormat.of().formatHex(partition.digest.digest())).append('\n');
        }
        return new Report(
                Sha256.hex(text.toString()),
                packDigest,
                inForce,
                stretch.ranges(),
                partitions.stream().mapToLong(p -> p.debtors).sum(),
                partitions.stream().mapToLong(p -> p.contacts).sum(),
                partitions.stream().mapToLong(p -> p.unusable).sum(),
                rules.values().stream().reduce(ChangeCounts.NONE, ChangeCounts::plus),
                rules,
                agencies,
                stages,
                samples.all());
    }

    private static void merge(Map<String, ChangeCounts> from, Map<String, ChangeCounts> into) {
        from.forEach((key, counts) -> into.merge(key, counts, ChangeCounts::plus));
    }
}
