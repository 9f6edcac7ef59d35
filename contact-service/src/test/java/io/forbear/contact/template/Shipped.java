package io.forbear.contact.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The wordings that come with the service. */
final class Shipped {
    private Shipped() {}

    static Templates templates() {
        return TemplateFile.read("templates.yaml", text());
    }

    static String text() {
        try (var in = Shipped.class.getResourceAsStream("/templates.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
