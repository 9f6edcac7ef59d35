package io.forbear.messaging.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.messaging.wire.RecordHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Records that one transaction publishes, in their order, as the one row they are written in: a row
 * costs the database more than what is in it.
 *
 * @param id of the first record
 * @param records how many there are
 * @param bytes the records; {@link #read} gives them back
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and bytes are not copied
record Bundle(UUID id, int records, byte[] bytes) {
    /** Goes before the records, so that another form can be told from this one. */
    private static final int VERSION = 1;

    private static final int MISSING = -1;

    /** So that the relay need not take thousands of records at once. */
    private static final int MAX_RECORDS = 500;

    private static final long MAX_BYTES = 4 * 1024 * 1024;

    /** As few as possible; each has a record at least. */
    static List<Bundle> of(List<OutboxRow> rows) {
        var bundles = new ArrayList<Bundle>();
        int from = 0;
        long size = 0;
        for (int i = 0; i < rows.size(); i++) {
            size += rows.get(i).size();
            if (i > from && (i - from == MAX_RECORDS || size > MAX_BYTES)) {
                bundles.add(bundle(rows.subList(from, i)));
                from = i;
                size = rows.get(i).size();
            }
        }
        bundles.add(bundle(rows.subList(from, rows.size())));
        return bundles;
    }

    private static Bundle bundle(List<OutboxRow> rows) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeInt(rows.size());
            for (var row : rows) {
                write(row, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        return new Bundle(rows.getFirst().id(), rows.size(), bytes.toByteArray());
    }

    private static void write(OutboxRow row, DataOutputStream out) throws IOException {
        write(row.topic().getBytes(UTF_8), out);
        var key = row.key();
        write(key == null ? null : key.getBytes(UTF_8), out);
        write(row.payload(), out);
        out.writeInt(row.headers().size());
        for (var header : row.headers().entrySet()) {
            write(header.getKey().getBytes(UTF_8), out);
            write(header.getValue().getBytes(UTF_8), out);
        }
    }

    private static void write(byte @Nullable [] value, DataOutputStream out) throws IOException {
        out.writeInt(value == null ? MISSING : value.length);
        if (value != null) {
            out.write(value);
        }
    }

    /**
     * The records of a bundle.
     *
     * @throws IllegalStateException if they are written in another form
     */
    static List<ProducerRecord<String, byte[]>> read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException(
                        "a bundle has the form %d, found %d".formatted(VERSION, version));
            }
            var records = new ArrayList<ProducerRecord<String, byte[]>>();
            for (int left = in.readInt(); left > 0; left--) {
                records.add(record(in));
            }
            return records;
        } catch (IOException e) {
            throw new IllegalStateException("a bundle is incomplete", e);
        }
    }

    private static ProducerRecord<String, byte[]> record(DataInputStream in) throws IOException {
        var record =
                new ProducerRecord<String, byte[]>(String.valueOf(text(in)), text(in), value(in));
        for (int left = in.readInt(); left > 0; left--) {
            RecordHeaders.add(record.headers(), String.valueOf(text(in)), text(in));
        }
        return record;
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        var value = value(in);
        return value == null ? null : new String(value, UTF_8);
    }

    private static byte @Nullable [] value(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == MISSING ? null : in.readNBytes(length);
    }
}
