package io.forbear.compliance.conduct;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/** Which subjects time alone will change, and when: rows in the order of their instants. */
final class Agenda {
    static final String NAME = "agenda";

    private static final byte[] NOTHING = new byte[0];

    private final KeyValueStore<Bytes, byte[]> rows;

    // written by the thread of the partition only
    private volatile @Nullable Instant next;

    private volatile long size;

    Agenda(KeyValueStore<Bytes, byte[]> rows) {
        this.rows = rows;
    }

    /** A subject to look at. */
    record Entry(Instant at, String debtorId, String subject) {

        Bytes key() {
            var debtor = debtorId.getBytes(StandardCharsets.UTF_8);
            var id = subject.getBytes(StandardCharsets.UTF_8);
            var key = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + debtor.length + id.length);
            key.putLong(at.toEpochMilli()).putInt(debtor.length).put(debtor).put(id);
            return Bytes.wrap(key.array());
        }

        static Entry of(Bytes bytes) {
            var key = ByteBuffer.wrap(bytes.get());
            var at = Instant.ofEpochMilli(key.getLong());
            var debtor = new byte[key.getInt()];
            key.get(debtor);
            var subject = new byte[key.remaining()];
            key.get(subject);
            return new Entry(at, text(debtor), text(subject));
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> builder() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(NAME), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingEnabled(Map.of())
                .withCachingDisabled();
    }

    void add(Entry entry) {
        rows.put(entry.key(), NOTHING);
        var first = next;
        if (first == null || entry.at().isBefore(first)) {
            next = entry.at();
        }
    }

    void remove(Entry entry) {
        rows.delete(entry.key());
    }

    /** No entry is due before; null if there was none when it was looked last. For any thread. */
    @Nullable Instant next() {
        return next;
    }

    /** Looks which entry is due next. */
    void lookAhead() {
        try (var entries = rows.all()) {
            next = entries.hasNext() ? Entry.of(entries.next().key).at() : null;
        }
        size = rows.approximateNumEntries();
    }

    /** About how many entries there were when it was looked last. For any thread. */
    long size() {
        return size;
    }

    /** The entries due by an instant, the earliest first. */
    List<Entry> due(Instant now, int limit) {
        var first = Bytes.wrap(new byte[Long.BYTES]);
        var last = Bytes.wrap(ByteBuffer.allocate(8).putLong(now.toEpochMilli() + 1).array());
        var due = new ArrayList<Entry>();
        try (var entries = rows.range(first, last)) {
            while (entries.hasNext() && due.size() < limit) {
                due.add(Entry.of(entries.next().key));
            }
        }
        return due;
    }
}
