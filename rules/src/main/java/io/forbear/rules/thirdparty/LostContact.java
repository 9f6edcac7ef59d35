package io.forbear.rules.thirdparty;

import io.forbear.rules.Attempt;
import io.forbear.rules.Breaches;
import io.forbear.rules.ContactCheck;
import io.forbear.rules.DebtorFlag;
import io.forbear.rules.Evidence;
import io.forbear.rules.Outcome;
import io.forbear.rules.Parameters;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Past;
import io.forbear.rules.RuleType;
import io.forbear.rules.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Somebody who does not owe the debt may be contacted only while the debtor is lost: his number is
 * invalid, or several contacts with him failed in a row, or he is dead or lacks capacity (CBA 2026
 * guideline; GB/T 45251-2025). A conversation with the debtor, whoever started it, ends that; a
 * contact in flight may become one. Failures closer together than the minimum gap count once: the
 * sources do not say, this is the stricter reading.
 */
public final class LostContact implements ContactCheck {
    public static final RuleType TYPE =
            new RuleType(
                    "lost-contact",
                    "an outbound contact with somebody else than these parties while the debtor is"
                            + " not lost",
                    List.of("parties", "failures", "failedOutcomes", "minGapHours", "flags"),
                    LostContact::new);

    private final Set<PartyKind> parties;
    private final int failures;
    private final Set<Outcome> failed;
    private final Duration minGap;
    private final Set<DebtorFlag> flags;

    private LostContact(Parameters parameters) {
        parties = parameters.set("parties", PartyKind.class);
        failures = parameters.number("failures", 1);
        failed = parameters.set("failedOutcomes", Outcome.class);
        minGap = Duration.ofHours(parameters.number("minGapHours", 0));
        flags = parameters.setOrNone("flags", DebtorFlag.class);
    }

    @Override
    public void judge(Situation situation, Breaches out) {
        var contact = situation.contact();
        if (!contact.isOutbound()
                || parties.contains(contact.party().kind())
                || situation.profile().flags().stream().anyMatch(flags::contains)) {
            return;
        }
        var failedOnes = new ArrayList<String>();
        Instant next = Instant.MAX;
        for (int i = situation.earlierCount() - 1; i >= 0; i--) {
            var earlier = situation.earlier(i);
            if (earlier.contact().party().kind() != PartyKind.DEBTOR) {
                continue;
            }
            if (earlier.mayBe(Outcome.CONVERSATION)) {
                break;
            }
            if (earlier.outcome() == Outcome.NOT_CONNECTED_INVALID) {
                return;
            }
            if (isFailure(earlier) && !earlier.at().isAfter(next)) {
                failedOnes.add(earlier.id());
                next = earlier.at().minus(minGap);
            }
        }
        if (failedOnes.size() < failures) {
            out.report(evidence(failedOnes));
        }
    }

    private boolean isFailure(Attempt attempt) {
        return attempt.contact().isOutbound() && failed.contains(attempt.outcome());
    }

    private Evidence evidence(List<String> failedOnes) {
        return Evidence.of(
                        "the debtor is not lost: %d of %d failed contacts in a row"
                                .formatted(failedOnes.size(), failures))
                .with("count", failedOnes.size())
                .with("limit", failures)
                .on(failedOnes.reversed());
    }

    @Override
    public boolean reaches(Attempt earlier, Attempt later) {
        return earlier.contact().party().kind() == PartyKind.DEBTOR
                && later.contact().isOutbound()
                && !parties.contains(later.contact().party().kind());
    }

    /**
     * Back to the last conversation, or to an invalid number: both end the search. Failures beyond
     * the limit change nothing; which of them are counted depends on the newer ones, but each lies
     * no further back than the next one does that is counted from the newest of all.
     */
    @Override
    public void remember(Past past, Consumer<Attempt> out) {
        Instant next = Instant.MAX;
        int counted = 0;
        for (var earlier : past.contacts().reversed()) {
            if (earlier.contact().party().kind() != PartyKind.DEBTOR) {
                continue;
            }
            if (earlier.mayBe(Outcome.CONVERSATION)
                    || earlier.outcome() == Outcome.NOT_CONNECTED_INVALID) {
                out.accept(earlier);
                return;
            }
            if (isFailure(earlier) && counted <= failures) {
                out.accept(earlier);
                if (!earlier.at().isAfter(next)) {
                    counted++;
                    next = earlier.at().minus(minGap);
                }
            }
        }
    }
}
