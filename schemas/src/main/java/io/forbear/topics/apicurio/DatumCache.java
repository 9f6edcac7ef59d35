package io.forbear.topics.apicurio;

import io.apicurio.registry.serde.avro.DefaultAvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Finds the reader and the writer of a schema by the schema itself. The library's own cache first
 * brings the schema into its normal form, for every record, which costs many times what decoding
 * does; a schema's hash code is computed once, and a known schema is the same instance.
 *
 * @param <T> what is read and written
 */
public final class DatumCache<T> extends DefaultAvroDatumProvider<T> {
    private final Map<Schema, DatumReader<T>> readers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumWriter<T>> writers = new ConcurrentHashMap<>();

    @Override
    public DatumReader<T> createDatumReader(Schema schema) {
        var known = readers.get(schema);
        return known != null ? known : readers.computeIfAbsent(schema, super::createDatumReader);
    }

    @Override
    public DatumWriter<T> createDatumWriter(T data, Schema schema) {
        // generated classes are generic records as well
        if (!(data instanceof SpecificRecord)) {
            return super.createDatumWriter(data, schema);
        }
        var known = writers.get(schema);
        return known != null
                ? known
                : writers.computeIfAbsent(schema, s -> super.createDatumWriter(data, s));
    }
}
