package io.forbear.contact.erasure;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A copy that goes by itself, because what it lies in keeps nothing for long.
 *
 * @param where topics, or what else it lies in
 * @param what it is
 * @param within of the erasure, in real time; null: it goes when somebody else does something
 * @param until when it is gone at the latest, in real time; null: not known
 */
record Fading(String where, String what, @Nullable Duration within, @Nullable Instant until) {}
