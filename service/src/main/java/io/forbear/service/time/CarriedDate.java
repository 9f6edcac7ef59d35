package io.forbear.service.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.LocalDateDeserializer;

/** Reads the dates that callers put into bodies. */
public final class CarriedDate extends StdScalarDeserializer<LocalDate> {
    public CarriedDate() {
        super(LocalDate.class);
    }

    @Override
    public @Nullable LocalDate deserialize(JsonParser parser, DeserializationContext context) {
        var date = LocalDateDeserializer.INSTANCE.deserialize(parser, context);
        try {
            // an empty text is none
            return date == null ? null : Dates.carried(date);
        } catch (DateTimeException beyond) {
            return (LocalDate)
                    context.handleWeirdStringValue(
                            LocalDate.class, parser.getString(), "%s", beyond.getMessage());
        }
    }
}
