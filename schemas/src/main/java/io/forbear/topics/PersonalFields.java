package io.forbear.topics;

import java.util.HashSet;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.specific.SpecificData;

/**
 * Which fields hold personal data: those that a schema marks with the property {@code personal}. An
 * old record is masked by what is known today, whatever the schema said that it was written with.
 */
public final class PersonalFields {
    private static final String MARK = "personal";
    private static final Set<String> TODAY = new HashSet<>();
    private static final Set<String> RECORDS = new HashSet<>();

    static {
        for (var topic : Topics.all()) {
            collect(SpecificData.get().getSchema(topic.type()));
        }
    }

    private PersonalFields() {}

    /** Whether a field is to be masked. */
    public static boolean contain(Schema record, Field field) {
        return isMarked(field) || TODAY.contains(name(record, field));
    }

    /** Whether anything in records of the schema is to be masked. */
    public static boolean areIn(Schema schema) {
        return areIn(schema, new HashSet<>());
    }

    private static boolean areIn(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case RECORD ->
                    seen.add(schema.getFullName())
                            && schema.getFields().stream()
                                    .anyMatch(
                                            field ->
                                                    contain(schema, field)
                                                            || areIn(field.schema(), seen));
            case ARRAY -> areIn(schema.getElementType(), seen);
            case MAP -> areIn(schema.getValueType(), seen);
            case UNION -> schema.getTypes().stream().anyMatch(type -> areIn(type, seen));
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> false;
        };
    }

    private static void collect(Schema schema) {
        switch (schema.getType()) {
            case RECORD -> {
                if (RECORDS.add(schema.getFullName())) {
                    for (var field : schema.getFields()) {
                        if (isMarked(field)) {
                            TODAY.add(name(schema, field));
                        }
                        collect(field.schema());
                    }
                }
            }
            case ARRAY -> collect(schema.getElementType());
            case MAP -> collect(schema.getValueType());
            case UNION -> schema.getTypes().forEach(PersonalFields::collect);
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> {}
        }
    }

    private static boolean isMarked(Field field) {
        return Boolean.TRUE.equals(field.getObjectProp(MARK));
    }

    private static String name(Schema record, Field field) {
        return record.getFullName() + "." + field.name();
    }
}
