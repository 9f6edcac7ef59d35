package io.forbear.topics;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.avro.Schema;

/** The records and enums reachable from schemas. */
final class NamedTypes {
    private NamedTypes() {}

    static Set<Schema> of(Collection<Schema> roots) {
        var seen = new LinkedHashSet<Schema>();
        roots.forEach(root -> collect(root, seen));
        return seen;
    }

    private static void collect(Schema schema, Set<Schema> seen) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema)) {
                    schema.getFields().forEach(field -> collect(field.schema(), seen));
                }
            }
            case ENUM -> seen.add(schema);
            case UNION -> schema.getTypes().forEach(type -> collect(type, seen));
            case ARRAY -> collect(schema.getElementType(), seen);
            case MAP -> collect(schema.getValueType(), seen);
            case FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }
}
