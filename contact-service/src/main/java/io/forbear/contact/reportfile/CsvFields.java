package io.forbear.contact.reportfile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;

/** The fields of one record (RFC 4180), in the order of the columns. */
final class CsvFields {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String text;
    private final List<String> fields = new ArrayList<>();
    private int at;

    private CsvFields(String text) {
        this.text = text;
    }

    /**
     * Reads a record.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static List<String> of(byte[] content, Charset charset) {
        if (content.length > CsvRecords.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "is longer than " + CsvRecords.MOST_BYTES + " bytes; is a quote missing?");
        }
        return new CsvFields(decoded(content, charset)).read();
    }

    private static String decoded(byte[] content, Charset charset) {
        try {
            var text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(content))
                            .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not " + charset.name(), e);
        }
    }

    private List<String> read() {
        fields.add(field());
        while (at < text.length()) {
            if (text.charAt(at) != ',') {
                throw new IllegalArgumentException(
                        "has text after a closing quote, in field " + fields.size());
            }
            at++;
            fields.add(field());
        }
        return List.copyOf(fields);
    }

    private String field() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
    }

    private String plain() {
        var comma = text.indexOf(',', at);
        var end = comma < 0 ? text.length() : comma;
        var field = text.substring(at, end);
        at = end;
        return field.strip();
    }

    private String quoted() {
        var field = new StringBuilder();
        at++;
        while (true) {
            var quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException(
                        "has no closing quote, in field " + (fields.size() + 1));
            }
            field.append(text, at, quote);
            at = quote + 1;
            if (at == text.length() || text.charAt(at) != '"') {
                return field.toString();
            }
            field.append('"');
            at++;
        }
    }
}
