package io.forbear.contact.attempt;

import java.util.List;
import java.util.UUID;

/**
 * What became of a report.
 *
 * @param warnings what is odd about it
 */
public record Receipt(UUID attemptId, Standing standing, List<Warning> warnings) {
    public Receipt {
        warnings = List.copyOf(warnings);
    }

    /** How a report stands. */
    public enum Standing {
        /** New, or a correction of an earlier one. */
        TAKEN,
        /** The same was taken before. */
        KNOWN,
        /** A report of that id was taken for another debtor, and stays as it is. */
        OF_ANOTHER_DEBTOR
    }
}
