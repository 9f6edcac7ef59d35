package io.forbear.account.agency;

import java.time.LocalDate;

/**
 * A yearly look at an agency (GB/T 45251-2025 5.4): conduct, quality, information security.
 *
 * @param on the day it was finished
 * @param reference where the report is kept
 * @param by who recorded it
 */
public record Evaluation(
        LocalDate on,
        Mark conduct,
        Mark quality,
        Mark informationSecurity,
        String reference,
        String by) {

    /** A result. */
    public enum Mark {
        PASSED,
        FAILED
    }

    boolean passed() {
        return conduct == Mark.PASSED
                && quality == Mark.PASSED
                && informationSecurity == Mark.PASSED;
    }
}
