package io.forbear.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * What a change of a schema would break. A change must be readable both ways: new code reads old
 * records and old code reads new ones, for a bank rolls out its systems one by one and keeps years
 * of records. A registry's own check lets enums grow without a default and symbols vanish; both
 * break readers, so both are found here.
 */
final class SchemaChange {
    private SchemaChange() {}

    /**
     * The reasons why the change from one version to the other must not be released; none if it
     * may.
     */
    static List<String> breaks(Schema released, Schema current) {
        var reasons = new ArrayList<String>();
        reasons.addAll(unreadable("new code cannot read released records", current, released));
        reasons.addAll(unreadable("released code cannot read new records", released, current));
        var currentEnums = enumsOf(current);
        currentEnums.forEach((name, type) -> reasons.addAll(withoutDefault(name, type)));
        enumsOf(released)
                .forEach(
                        (name, type) -> {
                            var now = currentEnums.get(name);
                            if (now != null) {
                                reasons.addAll(lostSymbols(name, type, now));
                            }
                        });
        return reasons;
    }

    private static List<String> unreadable(String what, Schema reader, Schema writer) {
        var result = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        return result.getType() == SchemaCompatibilityType.COMPATIBLE
                ? List.of()
                : result.getResult().getIncompatibilities().stream()
                        .map(i -> what + ": " + i.getMessage() + " at " + i.getLocation())
                        .toList();
    }

    private static List<String> withoutDefault(String name, Schema type) {
        return type.getEnumDefault() == null
                ? List.of("enum " + name + " has no default: released code cannot read new symbols")
                : List.of();
    }

    private static List<String> lostSymbols(String name, Schema released, Schema current) {
        return released.getEnumSymbols().stream()
                .filter(symbol -> !current.hasEnumSymbol(symbol))
                .map(
                        symbol ->
                                "enum "
                                        + name
                                        + " lost "
                                        + symbol
                                        + ": old records lose their meaning")
                .toList();
    }

    private static Map<String, Schema> enumsOf(Schema schema) {
        var enums = new HashMap<String, Schema>();
        NamedTypes.of(List.of(schema)).stream()
                .filter(type -> type.getType() == Schema.Type.ENUM)
                .forEach(type -> enums.put(type.getFullName(), type));
        return enums;
    }
}
