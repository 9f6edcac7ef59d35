package io.forbear.compliance.rulepack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.rules.Rule;
import io.forbear.rules.RulePack;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a pack says as one number, whatever its file looks like. */
final class PackDigest {
    private PackDigest() {}

    /** SHA-256 over everything that judges, in hex. */
    static String of(RulePack pack) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text(pack).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(RulePack pack) {
        var rules = pack.rules().stream().map(PackDigest::text).collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                pack.id(),
                pack.version(),
                pack.effectiveFrom().toString(),
                String.valueOf(pack.effectiveTo()),
                sorted(pack.jurisdictions()),
                sorted(pack.coverage()),
                rules);
    }

    private static String text(Rule rule) {
        var checks =
                rule.checks().stream()
                        .map(check -> check.type() + " " + check.parameters())
                        .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                rule.id(),
                rule.statement(),
                rule.citation(),
                rule.verification().name(),
                sorted(rule.modes()),
                rule.consequence().name(),
                checks);
    }

    private static <T extends Comparable<T>> String sorted(Collection<T> values) {
        return new TreeSet<>(values).toString();
    }
}
