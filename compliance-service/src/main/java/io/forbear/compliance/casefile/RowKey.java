package io.forbear.compliance.casefile;

import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of rows. They begin with the debtor, his length first so that no debtor is the beginning of
 * another, then say what the row is; so all rows of a debtor lie side by side.
 */
final class RowKey {
    private RowKey() {}

    /** What a row is; the number never changes. */
    enum Kind {
        FACT(1),
        STANDING(2),
        DECIDED(3);

        private final int number;

        Kind(int number) {
            this.number = number;
        }
    }

    /** What all rows of a debtor and kind begin with. */
    static Bytes prefix(String debtorId, Kind kind) {
        return Bytes.wrap(start(debtorId, kind).toByteArray());
    }

    static Bytes of(String debtorId, Kind kind, String id) {
        return Bytes.wrap(start(debtorId, kind).text(id).toByteArray());
    }

    /** The id in a key with this prefix. */
    static String id(Bytes key, Bytes prefix) {
        return new ByteReader(key.get(), prefix.get().length).text();
    }

    /** A key in its parts; the kind as its number. */
    record Parts(String debtorId, int kind) {
        boolean is(Kind kind) {
            return this.kind == kind.number;
        }
    }

    static Parts parts(Bytes key) {
        var in = new ByteReader(key.get(), 0);
        return new Parts(in.text(), in.raw());
    }

    private static ByteWriter start(String debtorId, Kind kind) {
        return new ByteWriter().text(debtorId).raw(kind.number);
    }
}
