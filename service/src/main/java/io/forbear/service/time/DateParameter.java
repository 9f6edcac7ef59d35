package io.forbear.service.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads the dates that callers put into addresses: ISO 8601, whatever the caller's language. */
@Component
class DateParameter implements Converter<String, LocalDate> {

    @Override
    public LocalDate convert(String text) {
        try {
            return Dates.parse(text.trim());
        } catch (DateTimeException notOne) {
            throw new IllegalArgumentException(notOne);
        }
    }
}
