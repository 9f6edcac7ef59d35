package io.forbear.compliance.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** What packs without effect would have found or answered otherwise: one row per subject. */
public final class ShadowStore {
    public static final String NAME = "shadows";

    private static final Serializer<Bytes> PREFIX = Serdes.Bytes().serializer();

    private final KeyValueStore<Bytes, byte[]> rows;

    public ShadowStore(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /**
     * What is otherwise about one subject.
     *
     * @param subject id of the fact judged, or of the proposal that was decided
     * @param answer the gate's answer by the rules in force; null where the subject is no proposal
     * @param otherwise the gate's answer by the pack without effect; null likewise
     * @param before those of the findings in force that differ
     * @param after those of the pack without effect that differ
     */
    public record Row(
            String debtorId,
            String subject,
            @Nullable String answer,
            @Nullable String otherwise,
            List<Finding> before,
            List<Finding> after) {
        public Row {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /** Whether there is nothing to tell. */
        boolean isEmpty() {
            return before.isEmpty() && after.isEmpty() && answer == null;
        }
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    /** Puts a row in the place of the one of the same subject; an empty one only removes that. */
    public void put(String packId, Row row) {
        var key = key(packId, row);
        if (!row.isEmpty()) {
            rows.put(key, encode(row));
        } else if (rows.get(key) != null) {
            rows.delete(key);
        }
    }

    /** All rows of a pack, in no order that means anything. */
    public static void each(
            ReadOnlyKeyValueStore<Bytes, byte[]> rows, String packId, Consumer<Row> seen) {
        try (var found = rows.prefixScan(prefix(packId), PREFIX)) {
            found.forEachRemaining(row -> seen.accept(decode(row.value)));
        }
    }

    private static Bytes prefix(String packId) {
        return Bytes.wrap((packId + "\n").getBytes(UTF_8));
    }

    private static Bytes key(String packId, Row row) {
        var kind = row.answer() == null ? "finding" : "answer";
        return Bytes.wrap(
                String.join("\n", packId, row.debtorId(), kind, row.subject()).getBytes(UTF_8));
    }

    private static byte[] encode(Row row) {
        return new ByteWriter()
                .text(row.debtorId())
                .text(row.subject())
                .optional(row.answer(), ByteWriter::text)
                .optional(row.otherwise(), ByteWriter::text)
                .all(row.before(), StandingCodec::finding)
                .all(row.after(), StandingCodec::finding)
                .toByteArray();
    }

    private static Row decode(byte[] bytes) {
        var in = new ByteReader(bytes, 0);
        var debtorId = in.text();
        var subject = in.text();
        return new Row(
                debtorId,
                subject,
                in.optional(ByteReader::text),
                in.optional(ByteReader::text),
                new ArrayList<>(in.all(from -> StandingCodec.finding(from, subject))),
                new ArrayList<>(in.all(from -> StandingCodec.finding(from, subject))));
    }
}
