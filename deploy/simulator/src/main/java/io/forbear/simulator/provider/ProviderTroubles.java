package io.forbear.simulator.provider;

/**
 * How often a provider misbehaves, each as a share of the messages, 0 to 1.
 *
 * @param errors answers 500, and has not sent
 * @param refusals answers 429, and has not sent
 * @param hangs never answers; half of these messages were sent
 * @param lostAnswers sends and breaks off before it answers
 * @param breaks breaks off, and has not sent
 * @param unknownNumbers says that there is no such number
 * @param doubleReceipts tells twice what became of a message
 * @param lateReceipts tells it a day later
 * @param noReceipts never tells
 * @param failures tells that the message did not arrive
 * @param answers of the persons who get a message, those who answer something
 * @param stops those who answer STOP
 */
public record ProviderTroubles(
        double errors,
        double refusals,
        double hangs,
        double lostAnswers,
        double breaks,
        double unknownNumbers,
        double doubleReceipts,
        double lateReceipts,
        double noReceipts,
        double failures,
        double answers,
        double stops) {
    private static final int PERCENT = 100;

    public ProviderTroubles {
        check(errors + refusals + hangs + lostAnswers + breaks + unknownNumbers);
        check(lateReceipts + noReceipts);
        check(doubleReceipts);
        check(failures);
        check(answers + stops);
        if (errors < 0 || refusals < 0 || hangs < 0 || lostAnswers < 0 || breaks < 0) {
            throw new IllegalArgumentException("no rate is below 0");
        }
    }

    /** A provider as it should be, whose customers never answer. */
    public static ProviderTroubles none() {
        return new ProviderTroubles(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** All at once, each seldom enough that by itself none opens a circuit breaker. */
    public static ProviderTroubles all() {
        return new ProviderTroubles(
                0.02, 0.02, 0.002, 0.01, 0.01, 0.005, 0.02, 0.03, 0.03, 0.03, 0.02, 0.015);
    }

    /** For people: each rate in percent. */
    public String inWords() {
        return ("%.1f %% answered 500, %.1f %% 429, %.1f %% hang, %.1f %% of answers lost after"
                        + " sending, %.1f %% broken off, %.1f %% of receipts twice, %.1f %% a day"
                        + " late, %.1f %% never, %.1f %% STOP")
                .formatted(
                        errors * PERCENT,
                        refusals * PERCENT,
                        hangs * PERCENT,
                        lostAnswers * PERCENT,
                        breaks * PERCENT,
                        doubleReceipts * PERCENT,
                        lateReceipts * PERCENT,
                        noReceipts * PERCENT,
                        stops * PERCENT);
    }

    private static void check(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("rates are from 0 to 1, found " + rate);
        }
    }
}
