package io.forbear.gateway.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be answered to a stop, where a law lets one text confirm it: in the United States within
 * five minutes, without marketing (47 CFR 64.1200(a)(12)). Where nothing is said nothing is
 * answered.
 *
 * @param jurisdictions where, ISO 3166, parts included; US and its parts only
 * @param collectors for which legal entities; none: for all
 * @param text that says that the stop was heard, and nothing else
 * @param within so soon after the stop, or not at all
 */
public record Acknowledgment(
        Set<String> jurisdictions,
        @DefaultValue Set<String> collectors,
        String text,
        @DefaultValue("5m") Duration within) {
    private static final Duration LATEST = Duration.ofMinutes(5);
    private static final int LONGEST = 160;
    private static final Pattern AMERICAN = Pattern.compile("US(-[A-Z0-9]{1,3})?");

    /** Amounts, links, places to fill in, and words of debts and of selling. */
    private static final Pattern MORE_THAN_A_CONFIRMATION =
            Pattern.compile(
                    "[0-9$€£¥{}<>&]|://|www\\.|\\b(debt|owe|pay|paid|balance|overdue|past due|loan|amount|account"
                            + "|collect|offer|discount|sale|buy|free|deal)|[欠债还款逾贷账额催收优惠购]",
                    Pattern.CASE_INSENSITIVE);

    public Acknowledgment {
        jurisdictions = Set.copyOf(jurisdictions);
        collectors = Set.copyOf(collectors);
        if (jurisdictions.isEmpty()) {
            throw new IllegalArgumentException("acknowledgments need jurisdictions");
        }
        if (!jurisdictions.stream().allMatch(AMERICAN.asMatchPredicate())) {
            throw new IllegalArgumentException(
                    "acknowledgments.jurisdictions may be US and its parts only, for no other law is"
                            + " known here that lets a text confirm a stop, found "
                            + jurisdictions);
        }
        if (within.compareTo(LATEST) > 0 || !within.isPositive()) {
            throw new IllegalArgumentException(
                    "acknowledgments.within must be above 0 and at most 5 minutes, found "
                            + within);
        }
        if (text.isBlank()
                || text.length() > LONGEST
                || MORE_THAN_A_CONFIRMATION.matcher(text).find()) {
            throw new IllegalArgumentException(
                    "acknowledgments.text must only say that the stop was heard, found " + text);
        }
    }

    /**
     * The text that may be answered.
     *
     * @param errand of the message that was answered
     */
    public static Optional<String> of(
            Collection<Acknowledgment> all, Errand errand, Instant stoppedAt, Instant now) {
        return all.stream()
                .filter(one -> one.holdsFor(errand))
                .filter(one -> !now.isAfter(stoppedAt.plus(one.within)))
                .map(Acknowledgment::text)
                .findFirst();
    }

    private boolean holdsFor(Errand errand) {
        return (collectors.isEmpty() || collectors.contains(errand.legalEntityId()))
                && errand.isIn(jurisdictions);
    }
}
