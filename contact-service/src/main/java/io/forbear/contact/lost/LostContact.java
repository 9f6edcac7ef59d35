package io.forbear.contact.lost;

import io.forbear.contact.debtor.ContactPoint;
import io.forbear.contact.debtor.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether contact with a debtor is lost, with reasons.
 *
 * @param reasons why it is; of one who is not lost, what is missing
 * @param lastRightPartyContact when he was last spoken to; null: never
 * @param attempts those in vain since, the evidence
 * @param rule version of the rule
 */
record LostContact(
        boolean lost,
        List<String> reasons,
        @Nullable Instant lastRightPartyContact,
        List<Tried> attempts,
        String rule) {
    LostContact {
        reasons = List.copyOf(reasons);
        attempts = List.copyOf(attempts);
    }

    /**
     * Judges by the rule; or by there being no usable number or address any more.
     *
     * @param tried attempts to reach the debtor himself, and contacts with him, in any order
     */
    static LostContact of(LostRule rule, Facts facts, List<Tried> tried, Instant now) {
        var spoken =
                tried.stream()
                        .filter(Tried::reached)
                        .map(Tried::at)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        var inVain =
                tried.stream()
                        .filter(one -> one.outbound() && !one.reached() && !one.at().isAfter(now))
                        .filter(one -> spoken == null || one.at().isAfter(spoken))
                        .sorted(Comparator.comparing(Tried::at).thenComparing(Tried::attemptId))
                        .toList();
        var noPoint = withoutUsablePoint(facts, now);
        var missing = missing(rule, inVain, now);
        if (noPoint != null) {
            return new LostContact(true, List.of(noPoint), spoken, inVain, rule.version());
        }
        return missing.isEmpty()
                ? new LostContact(true, List.of(met(inVain)), spoken, inVain, rule.version())
                : new LostContact(false, missing, spoken, inVain, rule.version());
    }

    private static @Nullable String withoutUsablePoint(Facts facts, Instant now) {
        var his =
                facts.contactPoints(now).stream()
                        .filter(point -> point.party().personId().equals(facts.debtorId()))
                        .toList();
        return !his.isEmpty() && his.stream().noneMatch(ContactPoint::valid)
                ? "none of his %d contact points can be used any more".formatted(his.size())
                : null;
    }

    private static List<String> missing(LostRule rule, List<Tried> inVain, Instant now) {
        var missing = new ArrayList<String>();
        var since = inVain.isEmpty() ? now : inVain.getFirst().at();
        var silence = Duration.between(since, now);
        if (silence.compareTo(rule.silence()) < 0) {
            missing.add(
                    "tried in vain for %s, the rule says %s"
                            .formatted(days(silence), days(rule.silence())));
        }
        check(missing, "attempts", inVain.size(), rule.attempts());
        check(missing, "contact points", points(inVain), rule.points());
        check(missing, "means", means(inVain), rule.means());
        return missing;
    }

    private static void check(List<String> missing, String what, long found, int needed) {
        if (found < needed) {
            missing.add("%d %s, the rule says %d".formatted(found, what, needed));
        }
    }

    private static String met(List<Tried> inVain) {
        return "not spoken to in %d attempts on %d contact points by %d means since %s"
                .formatted(inVain.size(), points(inVain), means(inVain), inVain.getFirst().at());
    }

    private static long points(List<Tried> tried) {
        return tried.stream().map(Tried::endpoint).distinct().count();
    }

    private static long means(List<Tried> tried) {
        return tried.stream().map(Tried::means).distinct().count();
    }

    private static String days(Duration duration) {
        return duration.toDays() + " days";
    }
}
