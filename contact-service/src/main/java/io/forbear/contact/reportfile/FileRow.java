package io.forbear.contact.reportfile;

import io.forbear.contact.attempt.Warning;
import io.forbear.service.problem.Problem.FieldError;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param number of the row, from 1
 * @param line at which it begins; the header begins at line 1
 * @param standing TAKEN, KNOWN, REFUSED or WAITING
 * @param errors why it was refused, by column
 * @param warnings what is odd about it though it was taken
 */
record FileRow(
        int number,
        int line,
        String standing,
        @Nullable UUID attemptId,
        List<FieldError> errors,
        List<Warning> warnings) {
    FileRow {
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }
}
