package io.forbear.contact.reportfile;

import java.util.Objects;
import java.util.stream.Collectors;

/** What became of a row, for a spreadsheet. */
record ReportedRow(int line, String standing, String attemptId, String errors, String warnings) {

    static ReportedRow of(FileRow row) {
        return new ReportedRow(
                row.line(),
                row.standing(),
                Objects.toString(row.attemptId(), ""),
                row.errors().stream()
                        .map(one -> (one.field() + " " + one.message()).strip())
                        .collect(Collectors.joining("; ")),
                row.warnings().stream()
                        .map(one -> one.field() + " " + one.message())
                        .collect(Collectors.joining("; ")));
    }
}
