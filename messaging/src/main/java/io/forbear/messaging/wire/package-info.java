/** How events, trace context and record headers become bytes and back. */
@NullMarked
package io.forbear.messaging.wire;

import org.jspecify.annotations.NullMarked;
