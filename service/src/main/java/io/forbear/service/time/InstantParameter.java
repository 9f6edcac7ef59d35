package io.forbear.service.time;

import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the instants that callers put into addresses. */
@Component
class InstantParameter implements Converter<String, Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return Instants.parse(text.trim());
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException(notOne);
        }
    }
}
