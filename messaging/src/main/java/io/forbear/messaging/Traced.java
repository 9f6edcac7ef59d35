package io.forbear.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Something that belongs to a trace.
 *
 * @param trace W3C {@code traceparent}; null: that of the chain that works on it, if it has one
 */
public record Traced<T>(T what, @Nullable String trace) {}
