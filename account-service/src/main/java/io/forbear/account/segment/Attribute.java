package io.forbear.account.segment;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Everything a points table may ask of an account's history; there is nothing else. */
enum Attribute {
    /** Days since the oldest unpaid due date, on the day asked for. */
    DAYS_PAST_DUE("daysPastDue", true),
    /** The most days past due within a year. */
    WORST_DAYS_PAST_DUE("worstDaysPastDue", true),
    /** By how much the days past due have grown within 30 days. */
    DAYS_PAST_DUE_TREND("daysPastDueTrend", true),
    /** How often within a year the account became overdue. */
    TIMES_OVERDUE("timesOverdue", true),
    /** What came in within 90 days, in percent of what was overdue before; at most 100. */
    SHARE_PAID("sharePaid", false),
    /** Days since money last came in; unknown if none ever did. */
    DAYS_SINCE_PAYMENT("daysSincePayment", true),
    /** Payments taken back within a year. */
    PAYMENTS_TAKEN_BACK("paymentsTakenBack", true),
    /** Promises to pay that were broken within a year; one kept in part is none. */
    PROMISES_BROKEN("promisesBroken", true),
    /** Plans broken within a year: promises of instalments that were not kept. */
    PLANS_BROKEN("plansBroken", true),
    /** Plans completed within a year. */
    PLANS_COMPLETED("plansCompleted", false),
    /** Conversations with the debtor within 90 days; unknown if nobody tried. */
    TIMES_REACHED("timesReached", false),
    /** Percent of the attempts within 90 days that led to a conversation with the debtor. */
    REACHED_SHARE("reachedShare", false),
    /** Attempts within 90 days, since the last conversation, that led to none. */
    ATTEMPTS_IN_VAIN("attemptsInVain", true),
    /** Numbers and addresses that do not exist, by their last attempt within 90 days. */
    WRONG_NUMBERS("wrongNumbers", true);

    private final String word;
    private final boolean moreIsWorse;

    Attribute(String word, boolean moreIsWorse) {
        this.word = word;
        this.moreIsWorse = moreIsWorse;
    }

    /** How tables write it. */
    String word() {
        return word;
    }

    /** Whether a greater value never makes an account better. */
    boolean moreIsWorse() {
        return moreIsWorse;
    }

    /**
     * The attribute of this word.
     *
     * @throws IllegalArgumentException if there is none, or if the word is a protected attribute
     */
    static Attribute of(String word) {
        ProtectedAttributes.refuse(word);
        return Arrays.stream(values())
                .filter(attribute -> attribute.word.equals(word))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no attribute '%s'; there are %s"
                                                .formatted(word, words())));
    }

    private static String words() {
        return Arrays.stream(values()).map(Attribute::word).collect(Collectors.joining(", "));
    }
}
