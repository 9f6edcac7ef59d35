package io.forbear.compliance.casefile;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Facts as bytes: a version, the type of fact, both instants, then the fact's own fields in the
 * order of its record. The id is not among them, it is the row's key. A field that a later version
 * adds goes to the end, where readers of older rows find nothing and take its default; any other
 * change needs a new version number and both readers. Version 2 is a fact that has replaced others:
 * their digests, eight bytes each, stand before the type. Version 3 is a contact of which it is
 * settled whether it broke the law: a flag, then digests as in version 2.
 */
final class FactCodec {
    private static final int VERSION = 1;
    private static final int REPLACING_VERSION = 2;
    private static final int SETTLED_VERSION = 3;

    private FactCodec() {}

    static byte[] encode(Fact fact) {
        return encode(fact, List.of(), null);
    }

    /** A fact of a file, with the digests of the versions it has replaced there. */
    static byte[] encode(CaseFile file, Fact fact) {
        return encode(fact, file.superseded(fact.id()), file.settled(fact.id()));
    }

    static byte[] encode(Fact fact, Collection<Long> superseded, @Nullable Boolean settled) {
        var out = new ByteWriter();
        if (settled != null) {
            out.raw(SETTLED_VERSION).flag(settled).all(superseded, ByteWriter::fixed);
        } else if (superseded.isEmpty()) {
            out.raw(VERSION);
        } else {
            out.raw(REPLACING_VERSION).all(superseded, ByteWriter::fixed);
        }
        out.raw(FactKind.of(fact).number());
        out.instant(fact.occurredAt());
        out.number(fact.recordedAt().toEpochMilli() - fact.occurredAt().toEpochMilli());
        FactFields.write(out, fact);
        return out.toByteArray();
    }

    /**
     * Puts a row's fact, and what it has replaced, into a file.
     *
     * @param contacts remembers what the file's contacts have in common
     */
    static void restore(CaseFile file, ContactCodec contacts, String id, byte[] bytes) {
        var in = new ByteReader(bytes, 0);
        var head = head(in);
        file.restore(fact(id, contacts, in), head.superseded());
        var settled = head.settled();
        if (settled != null) {
            file.settle(id, settled);
        }
    }

    static Fact decode(String id, byte[] bytes) {
        var in = new ByteReader(bytes, 0);
        head(in);
        return fact(id, new ContactCodec(), in);
    }

    /** What stands before the fact itself. */
    private record Head(@Nullable Boolean settled, List<Long> superseded) {
        static final Head EMPTY = new Head(null, List.of());
    }

    private static Head head(ByteReader in) {
        var version = in.raw();
        return switch (version) {
            case VERSION -> Head.EMPTY;
            case REPLACING_VERSION -> new Head(null, in.all(ByteReader::fixed));
            case SETTLED_VERSION -> new Head(in.flag(), in.all(ByteReader::fixed));
            default ->
                    throw new IllegalStateException(
                            "expected a fact of version 1 to 3, found " + version);
        };
    }

    /** Whether a row holds a fact that may be forgotten, of an instant or later, before another. */
    static boolean mayBeForgotten(byte[] bytes, Instant since, Instant mark) {
        var in = new ByteReader(bytes, 0);
        head(in);
        if (!FactKind.of(in.raw()).mayBeForgotten()) {
            return false;
        }
        var at = in.instant();
        return !at.isBefore(since) && at.isBefore(mark);
    }

    private static Fact fact(String id, ContactCodec contacts, ByteReader in) {
        var kind = FactKind.of(in.raw());
        var occurredAt = in.instant();
        return FactFields.read(
                in, contacts, kind, id, occurredAt, occurredAt.plusMillis(in.number()));
    }
}
