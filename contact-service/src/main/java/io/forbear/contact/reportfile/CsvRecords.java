package io.forbear.contact.reportfile;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a file into records (RFC 4180) while it arrives. It looks at bytes alone: in UTF-8 and in
 * GB18030 neither a quote nor a line end is ever part of another character.
 */
final class CsvRecords {
    /** What no honest row exceeds; the rest of a longer one is dropped, and the row refused. */
    static final int MOST_BYTES = 16 * 1024;

    private final ByteArrayOutputStream record = new ByteArrayOutputStream();
    private boolean quoted;
    private int line = 1;
    private int beginsAt = 1;

    /**
     * A record as it was written, without its line end.
     *
     * @param line where it begins, from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Raw(int line, byte[] content) {
        @Override
        public String toString() {
            return "Raw[line %d, %d bytes]".formatted(line, content.length);
        }
    }

    /** Takes some more bytes; the records that end in them. */
    List<Raw> feed(byte[] bytes) {
        var ended = new ArrayList<Raw>();
        for (byte one : bytes) {
            if (one == '\n') {
                line++;
            }
            if (one == '\n' && !quoted) {
                ended.addAll(end());
            } else {
                add(one);
            }
        }
        return ended;
    }

    /** The last record, if the file does not end with a line end. */
    List<Raw> end() {
        var content = record.toByteArray();
        var raw = new Raw(beginsAt, withoutReturn(content));
        record.reset();
        quoted = false;
        beginsAt = line;
        return raw.content().length == 0 ? List.of() : List.of(raw);
    }

    private void add(byte one) {
        if (one == '"') {
            quoted = !quoted;
        }
        if (record.size() <= MOST_BYTES) {
            record.write(one);
        }
    }

    private static byte[] withoutReturn(byte[] content) {
        var ends = content.length > 0 && content[content.length - 1] == '\r';
        return ends ? Arrays.copyOf(content, content.length - 1) : content;
    }
}
