package io.forbear.gateway.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it came.
 *
 * @param path of its address
 * @param query of its address, as it stood there; empty: none
 * @param header finds a header by its name
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Delivery(String path, String query, Function<String, @Nullable String> header, byte[] body) {
    private static final String FORM = "application/x-www-form-urlencoded";

    boolean isForm() {
        var type = header.apply("Content-Type");
        return type != null && type.startsWith(FORM);
    }

    String text() {
        return new String(body, UTF_8);
    }

    /** The fields of its form, by name. */
    Map<String, List<String>> form() {
        return isForm() ? fields(text()) : Map.of();
    }

    /** The fields of its address, by name. */
    Map<String, List<String>> parameters() {
        return fields(query);
    }

    /**
     * The fields of a text as forms are written.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    static Map<String, List<String>> fields(String text) {
        var fields = new TreeMap<String, List<String>>();
        for (var pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int end = pair.indexOf('=');
                var name = end < 0 ? pair : pair.substring(0, end);
                var value = end < 0 ? "" : pair.substring(end + 1);
                fields.computeIfAbsent(URLDecoder.decode(name, UTF_8), _ -> new ArrayList<>())
                        .add(URLDecoder.decode(value, UTF_8));
            }
        }
        return fields;
    }
}
