/** Sample clients: a dialer that consumes commands with a classic group, and with a share group. */
@NullMarked
package io.forbear.samples;

import org.jspecify.annotations.NullMarked;
