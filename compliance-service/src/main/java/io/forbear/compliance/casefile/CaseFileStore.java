package io.forbear.compliance.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.casefile.RowKey.Kind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * The case files, one row per fact, so that an event rewrites only what it touches. Beside them lie
 * the standing of each subject and a mark for each proposal that was decided.
 */
public final class CaseFileStore {
    public static final String NAME = "case-files";

    private static final Serializer<Bytes> PREFIX = Serdes.Bytes().serializer();

    private final KeyValueStore<Bytes, byte[]> rows;

    public CaseFileStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /** The store as Kafka Streams is to make it: on disk, with a changelog, without a cache. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Everything known about a debtor; an empty file if that is nothing. */
    public CaseFile load(String debtorId) {
        return load(rows, debtorId);
    }

    /** The same from a view of the store for queries. */
    public static CaseFile load(ReadOnlyKeyValueStore<Bytes, byte[]> rows, String debtorId) {
        var file = new CaseFile(debtorId);
        var prefix = RowKey.prefix(debtorId, Kind.FACT);
        var contacts = new ContactCodec();
        try (var facts = rows.prefixScan(prefix, PREFIX)) {
            facts.forEachRemaining(
                    row ->
                            FactCodec.restore(
                                    file, contacts, RowKey.id(row.key, prefix), row.value));
        }
        return file;
    }

    /** Stores a fact of a file, with what it has replaced there. */
    public void put(CaseFile file, Fact fact) {
        rows.put(RowKey.of(file.debtorId(), Kind.FACT, fact.id()), FactCodec.encode(file, fact));
    }

    /** Removes a fact, and what was told about it. */
    public void remove(String debtorId, Fact fact) {
        rows.delete(RowKey.of(debtorId, Kind.FACT, fact.id()));
        rows.delete(RowKey.of(debtorId, Kind.STANDING, fact.id()));
    }

    /** What was told about a subject. */
    public Standing standing(String debtorId, String subject) {
        return standing(rows, debtorId, subject);
    }

    /** The same from a view of the store for queries. */
    public static Standing standing(
            ReadOnlyKeyValueStore<Bytes, byte[]> rows, String debtorId, String subject) {
        var bytes = rows.get(RowKey.of(debtorId, Kind.STANDING, subject));
        return bytes == null ? Standing.NONE : StandingCodec.decode(subject, bytes);
    }

    public void put(String debtorId, String subject, Standing standing) {
        var key = RowKey.of(debtorId, Kind.STANDING, subject);
        if (standing.equals(Standing.NONE)) {
            rows.delete(key);
        } else {
            rows.put(key, StandingCodec.encode(standing));
        }
    }

    /** The digest of the proposal that was decided under this id; null if none was. */
    public @Nullable String decided(String debtorId, String proposalId) {
        var mark = rows.get(RowKey.of(debtorId, Kind.DECIDED, proposalId));
        return mark == null ? null : new String(mark, 0, ProposalDigest.CHARACTERS, UTF_8);
    }

    /**
     * Marks a proposal as decided.
     *
     * @param plannedAt when the mark gets old
     */
    public void putDecided(String debtorId, String proposalId, String digest, Instant plannedAt) {
        var mark = new ByteWriter();
        for (var b : digest.getBytes(UTF_8)) {
            mark.raw(b);
        }
        rows.put(
                RowKey.of(debtorId, Kind.DECIDED, proposalId),
                mark.instant(plannedAt).toByteArray());
    }

    /**
     * What a walk through the rows came by.
     *
     * @param debtor who has facts that may be forgotten; null if nobody there has
     * @param next where to go on; null at the end
     */
    public record Walk(@Nullable String debtor, @Nullable Bytes next) {}

    /**
     * Walks through some rows, and removes the marks of proposals of before an instant. Ends early
     * after a debtor who has facts to forget, since that takes longer than walking.
     *
     * @param from where to begin; null at the beginning
     * @param looked facts of before this instant were looked at already
     * @param mark before which facts may be forgotten
     */
    public Walk walk(@Nullable Bytes from, Instant looked, Instant mark, int limit) {
        String debtor = null;
        var marks = new ArrayList<Bytes>();
        Bytes next = null;
        try (var walk = rows.range(from, null)) {
            for (int seen = 0; walk.hasNext() && next == null; seen++) {
                var row = walk.next();
                var key = RowKey.parts(row.key);
                if (seen == limit || (debtor != null && !debtor.equals(key.debtorId()))) {
                    next = row.key;
                } else if (key.is(Kind.FACT) && FactCodec.mayBeForgotten(row.value, looked, mark)) {
                    debtor = key.debtorId();
                } else if (key.is(Kind.DECIDED) && plannedBefore(row.value, mark)) {
                    marks.add(row.key);
                }
            }
        }
        marks.forEach(rows::delete);
        return new Walk(debtor, next);
    }

    private static boolean plannedBefore(byte[] decided, Instant mark) {
        var in = new ByteReader(decided, ProposalDigest.CHARACTERS);
        return in.hasMore() && in.instant().isBefore(mark);
    }
}
