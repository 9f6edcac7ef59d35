package io.forbear.messaging.wire;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Names of record headers, and headers as the database keeps them. */
public final class RecordHeaders {
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    public static final String TRACESTATE = "tracestate";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** What nearly all records have besides the trace. */
    private static final String NONE = "{}";

    private RecordHeaders() {}

    /** All headers but those of the trace context. */
    public static Map<String, String> withoutTrace(Map<String, String> headers) {
        var others = new LinkedHashMap<>(headers);
        others.remove(TRACEPARENT);
        others.remove(TRACESTATE);
        return others;
    }

    /** The headers as text; of several with one name the last. */
    public static Map<String, String> read(Headers headers) {
        var read = new LinkedHashMap<String, String>();
        for (var header : headers) {
            if (header.value() != null) {
                // the database holds no NUL in texts
                var text = new String(header.value(), StandardCharsets.UTF_8);
                read.put(header.key().replace('\0', ' '), text.replace('\0', ' '));
            }
        }
        return read;
    }

    /** Adds a header, unless its value is missing. */
    public static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    public static String json(Map<String, String> headers) {
        return headers.isEmpty() ? NONE : JSON.writeValueAsString(headers);
    }

    public static Map<String, String> parse(String json) {
        return json.equals(NONE)
                ? Map.of()
                : JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }
}
