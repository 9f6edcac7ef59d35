/**
 * Sample clients to copy from: a dialer that consumes commands with a classic group, and one with a
 * share group. Both use {@code Dialer}, which is what every dialer owes.
 */
@NullMarked
package io.forbear.samples;

import org.jspecify.annotations.NullMarked;
