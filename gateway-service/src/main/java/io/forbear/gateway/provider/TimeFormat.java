package io.forbear.gateway.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a provider writes an instant.
 *
 * @param pattern of Java's date-time formatter; or {@code ISO}, {@code SECONDS} or {@code MILLIS}
 *     since 1970
 * @param zone of what names none
 */
public record TimeFormat(@DefaultValue("ISO") String pattern, @DefaultValue("UTC") ZoneId zone) {
    public TimeFormat {
        formatter(pattern);
    }

    /**
     * The instant.
     *
     * @throws IllegalArgumentException if it is not written so
     */
    public Instant read(String text) {
        try {
            var read =
                    switch (pattern) {
                        case "SECONDS" -> Instant.ofEpochSecond(Long.parseLong(text));
                        case "MILLIS" -> Instant.ofEpochMilli(Long.parseLong(text));
                        default -> instant(text);
                    };
            if (read.isBefore(Instant.EPOCH)) {
                throw new DateTimeException("before 1970 nobody sent anything");
            }
            return read;
        } catch (DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("no instant written as " + pattern, e);
        }
    }

    private Instant instant(String text) {
        var parsed = formatter(pattern).parseBest(text, Instant::from, LocalDateTime::from);
        return switch (parsed) {
            case Instant instant -> instant;
            case LocalDateTime local -> local.atZone(zone).toInstant();
            default -> throw new DateTimeException("neither an instant nor a local time");
        };
    }

    private static DateTimeFormatter formatter(String pattern) {
        return switch (pattern) {
            case "SECONDS", "MILLIS", "ISO" -> DateTimeFormatter.ISO_DATE_TIME;
            default -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        };
    }
}
