package io.forbear.gateway.sending;

import org.jspecify.annotations.Nullable;

/** What a provider says when it is asked whether it has a message. */
sealed interface Found {

    /** It has it. */
    record Has(@Nullable String messageId) implements Found {}

    /** It has none such; whether it never will is another question. */
    record HasNot() implements Found {}

    /** It does not say. */
    record NoAnswer(String reason) implements Found {}

    /** There is no way to ask it. */
    record CannotBeAsked() implements Found {}
}
