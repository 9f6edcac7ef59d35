package io.forbear.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class SchemaChangeTest {
    private static final String RELEASED =
            record(
                    """
                    {"name": "id", "type": "string"},
                    {"name": "kind", "type":
                      {"type": "enum", "name": "Kind", "symbols": ["UNKNOWN", "A"], "default": "UNKNOWN"}}""");

    @Test
    void letsAnEnumWithADefaultGrow() {
        assertThat(breaks(RELEASED, RELEASED.replace("\"A\"", "\"A\", \"B\""))).isEmpty();
    }

    @Test
    void letsAnOptionalFieldComeAndGo() {
        var grown =
                RELEASED.replace(
                        "\"id\", \"type\": \"string\"}",
                        "\"id\", \"type\": \"string\"},"
                                + "{\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}");
        assertThat(breaks(RELEASED, grown)).isEmpty();
        assertThat(breaks(grown, RELEASED)).isEmpty();
    }

    @Test
    void refusesAnEnumWithoutADefault() {
        var released = RELEASED.replace(", \"default\": \"UNKNOWN\"", "");
        assertThat(breaks(released, released.replace("\"A\"", "\"A\", \"B\"")))
                .anyMatch(reason -> reason.contains("released code cannot read new records"))
                .anyMatch(reason -> reason.contains("has no default"));
    }

    @Test
    void refusesALostSymbol() {
        assertThat(breaks(RELEASED, RELEASED.replace(", \"A\"", "")))
                .containsExactly("enum t.Kind lost A: old records lose their meaning");
    }

    @Test
    void refusesANewFieldWithoutADefault() {
        var grown =
                RELEASED.replace(
                        "\"id\", \"type\": \"string\"}",
                        "\"id\", \"type\": \"string\"}, {\"name\": \"note\", \"type\": \"string\"}");
        assertThat(breaks(RELEASED, grown)).anyMatch(r -> r.startsWith("new code cannot read"));
        assertThat(breaks(grown, RELEASED))
                .anyMatch(r -> r.startsWith("released code cannot read"));
    }

    @Test
    void refusesAChangedType() {
        assertThat(
                        breaks(
                                RELEASED,
                                RELEASED.replace(
                                        "\"id\", \"type\": \"string\"",
                                        "\"id\", \"type\": \"int\"")))
                .isNotEmpty();
    }

    @Test
    void refusesARenamedRecord() {
        assertThat(breaks(RELEASED, RELEASED.replace("\"R\"", "\"S\""))).isNotEmpty();
    }

    private static java.util.List<String> breaks(String released, String current) {
        return SchemaChange.breaks(
                new Schema.Parser().parse(released), new Schema.Parser().parse(current));
    }

    private static String record(String fields) {
        return "{\"type\": \"record\", \"namespace\": \"t\", \"name\": \"R\", \"fields\": ["
                + fields
                + "]}";
    }
}
