package io.forbear.contact.reportfile;

import io.forbear.service.problem.Problem.FieldError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The first row of a file: which columns it has. */
sealed interface Header {

    record Columns(List<Column> all) implements Header {
        public Columns {
            all = List.copyOf(all);
        }
    }

    /** A misspelt name must not pass for an absent one, so the whole file is refused. */
    record Refused(List<FieldError> faults) implements Header {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /** Columns without which no row can be taken. */
    Set<Column> NEEDED =
            EnumSet.of(
                    Column.OCCURRED_AT,
                    Column.DEBTOR_ID,
                    Column.DIRECTION,
                    Column.OUTCOME,
                    Column.CHANNEL,
                    Column.PERSON_ID,
                    Column.PARTY_KIND,
                    Column.ENDPOINT,
                    Column.ACCOUNT_IDS,
                    Column.PURPOSE);

    static Header of(List<String> titles) {
        var columns = new ArrayList<Column>();
        var faults = new ArrayList<FieldError>();
        for (var title : titles) {
            var column = Column.titled(title);
            if (column.isEmpty()) {
                faults.add(new FieldError(title, "is no column of a file of reports"));
            } else if (columns.contains(column.get())) {
                faults.add(new FieldError(title, "is there twice"));
            }
            column.ifPresent(columns::add);
        }
        for (var needed : NEEDED) {
            if (!columns.contains(needed)) {
                faults.add(new FieldError(needed.title(), "is missing in the header"));
            }
        }
        if (!columns.contains(Column.ATTEMPT_ID) && !columns.contains(Column.REFERENCE)) {
            faults.add(new FieldError("reference", "is missing, and so is attemptId"));
        }
        return faults.isEmpty() ? new Columns(columns) : new Refused(faults);
    }
}
