package io.forbear.contact.neighbour;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One part of what is shown, and how it stands. What is missing is named, never guessed.
 *
 * @param from the service that tells it
 * @param asOf when it was told; of one that is missing, when it was asked for
 * @param content null unless it is PRESENT
 * @param because why it is not there
 */
public record Part(
        String from,
        State state,
        Instant asOf,
        @Nullable JsonNode content,
        @Nullable String because) {

    /** How a part stands. */
    public enum State {
        PRESENT,
        /** The service knows of none. */
        NONE,
        /** The caller may not see it. */
        REFUSED,
        /** The service does not answer in time. */
        MISSING
    }

    /** A part that we tell ourselves. */
    public static Part own(JsonNode content, Instant asOf) {
        return new Part("contact-service", State.PRESENT, asOf, content, null);
    }

    /** The same with some of its content. */
    public Part with(UnaryOperator<JsonNode> some) {
        return content == null ? this : new Part(from, state, asOf, some.apply(content), because);
    }
}
