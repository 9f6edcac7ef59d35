package io.forbear.contact.reportfile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.service.digest.Sha256;
import io.forbear.service.problem.Problem;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A file while it arrives: of its content no more is held than the record that is being read. */
final class Upload {
    static final int MOST_ROWS = 1_000_000;

    private final UUID fileId;
    private final Sender sender;
    private final String by;
    private final Instant now;
    private final CsvRecords records = new CsvRecords();
    private final MessageDigest digest = Sha256.digest();
    private @Nullable List<Column> columns;
    private int rows;

    Upload(UUID fileId, Sender sender, String by, Instant now) {
        this.fileId = fileId;
        this.sender = sender;
        this.by = by;
        this.now = now;
        digest.update(sender.toString().getBytes(UTF_8));
    }

    UUID fileId() {
        return fileId;
    }

    Sender sender() {
        return sender;
    }

    String by() {
        return by;
    }

    Instant now() {
        return now;
    }

    int rows() {
        return rows;
    }

    /** Of the sender and all bytes, once all of them have been taken. */
    String digest() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Takes some bytes; the rows that end in them.
     *
     * @throws Problem 422 if the header is wrong or there are too many rows
     */
    List<NumberedRow> feed(byte[] bytes) {
        digest.update(bytes);
        return numbered(records.feed(bytes));
    }

    /** The last row, if the file does not end with a line end. */
    List<NumberedRow> end() {
        var last = numbered(records.end());
        if (columns == null) {
            throw Problem.invalid("file", "has no header");
        }
        return last;
    }

    private List<NumberedRow> numbered(List<CsvRecords.Raw> ended) {
        var numbered = new ArrayList<NumberedRow>();
        for (var raw : ended) {
            if (columns == null) {
                columns = columns(raw);
            } else {
                rows++;
                numbered.add(new NumberedRow(rows, raw));
            }
        }
        if (rows > MOST_ROWS) {
            throw Problem.invalid("file", "must have at most %d rows".formatted(MOST_ROWS));
        }
        return numbered;
    }

    private List<Column> columns(CsvRecords.Raw header) {
        try {
            return switch (Header.of(CsvFields.of(header.content(), sender.encoding()))) {
                case Header.Columns found -> found.all();
                case Header.Refused refused -> throw Problem.invalid(refused.faults());
            };
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("file", "header: " + e.getMessage());
        }
    }

    /** The columns, once the header has been read. */
    List<Column> columns() {
        return columns == null ? List.of() : columns;
    }
}
