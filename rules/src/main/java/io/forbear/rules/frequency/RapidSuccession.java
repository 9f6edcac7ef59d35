package io.forbear.rules.frequency;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.CaseFile;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.Evidence;
import io.forbear.rules.Parameters;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import io.forbear.rules.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A call to the same number shortly after another one that led to nothing either (comment
 * 14(b)(2)(i)-2: two unanswered calls within five minutes).
 */
public final class RapidSuccession implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "rapid-succession",
                    "two of the counted calls to one number within seconds",
                    parameters(),
                    RapidSuccession::new);

    private final Duration gap;
    private final Counted counted;
    private final Bucket bucket;

    private RapidSuccession(Parameters parameters) {
        gap = Duration.ofSeconds(parameters.number("seconds", 1));
        counted = Counted.of(parameters);
        bucket = Bucket.of(parameters);
    }

    private static List<String> parameters() {
        var names = new ArrayList<>(Counted.PARAMETERS);
        Collections.addAll(names, "seconds", "same");
        return names;
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var subject = situation.subject();
        if (!counted.concerns(subject.contact()) || !counted.counts(subject)) {
            return;
        }
        var since = subject.at().minus(gap);
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (earlier.at().isBefore(since)) {
                return;
            }
            if (counted.concerns(earlier.contact())
                    && counted.counts(earlier)
                    && bucket.holdsBoth(earlier, subject)) {
                var seconds = Duration.between(earlier.at(), subject.at()).toSeconds();
                out.report(
                        earlier.at().plus(gap).plusNanos(1),
                        Evidence.of("second call to the number after %d seconds".formatted(seconds))
                                .with("seconds", seconds)
                                .with("limitSeconds", gap.toSeconds())
                                .on(List.of(earlier.id())));
                return;
            }
        }
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return !earlier.at().isBefore(later.at().minus(gap))
                && bucket.holdsBoth(earlier, later)
                && counted.concerns(later.contact());
    }

    @Override
    public Turns turns(CaseFile file) {
        return Turns.around(gap);
    }

    @Override
    public Duration lookBack() {
        return gap;
    }
}
