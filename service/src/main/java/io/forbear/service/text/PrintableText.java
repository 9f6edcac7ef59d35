package io.forbear.service.text;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/**
 * Text without control characters, but for tabs and line ends: PostgreSQL stores no U+0000, and no
 * other one means anything in what callers send.
 */
final class PrintableText extends StdScalarDeserializer<String> {
    static final String EXPECTED = "must not contain control characters";

    PrintableText() {
        super(String.class);
    }

    static boolean isPrintable(String text) {
        return text.chars().noneMatch(PrintableText::isControl);
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character)
                && character != '\t'
                && character != '\n'
                && character != '\r';
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (!isPrintable(text)) {
            throw DatabindException.from(parser, EXPECTED);
        }
        return text;
    }
}
