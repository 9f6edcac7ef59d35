package io.forbear.service.time;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads the instants that callers put into bodies. */
public final class CarriedInstant extends StdScalarDeserializer<Instant> {
    public CarriedInstant() {
        super(Instant.class);
    }

    @Override
    public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) {
        var instant = InstantDeserializer.INSTANT.deserialize(parser, context);
        try {
            // an empty text is none
            return instant == null ? null : Instants.carried(instant);
        } catch (DateTimeException beyond) {
            return (Instant)
                    context.handleWeirdStringValue(
                            Instant.class, parser.getString(), "%s", beyond.getMessage());
        }
    }
}
