package io.forbear.messaging.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Names of record headers, and headers as the database keeps them. */
public final class RecordHeaders {
    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    public static final String TRACESTATE = "tracestate";

    private static final JsonMapper JSON = JsonMapper.shared();

    private RecordHeaders() {}

    /** All headers but those of the trace context. */
    public static Map<String, String> withoutTrace(Map<String, String> headers) {
        var others = new LinkedHashMap<>(headers);
        others.remove(TRACEPARENT);
        others.remove(TRACESTATE);
        return others;
    }

    public static String json(Map<String, String> headers) {
        return JSON.writeValueAsString(headers);
    }

    public static Map<String, String> parse(String json) {
        return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    }
}
