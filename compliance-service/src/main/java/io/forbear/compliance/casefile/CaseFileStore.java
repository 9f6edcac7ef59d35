package io.forbear.compliance.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.compliance.casefile.RowKey.Kind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Fact;
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
        rows.put(
                RowKey.of(file.debtorId(), Kind.FACT, fact.id()),
                FactCodec.encode(fact, file.superseded(fact.id())));
    }

    /** What was told about a subject. */
    public Standing standing(String debtorId, String subject) {
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
        var digest = rows.get(RowKey.of(debtorId, Kind.DECIDED, proposalId));
        return digest == null ? null : new String(digest, UTF_8);
    }

    public void putDecided(String debtorId, String proposalId, String digest) {
        rows.put(RowKey.of(debtorId, Kind.DECIDED, proposalId), digest.getBytes(UTF_8));
    }
}
