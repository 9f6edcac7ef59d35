/** Consumers: each event takes effect once; a record that cannot be processed parks its key. */
@NullMarked
package io.forbear.messaging.inbox;

import org.jspecify.annotations.NullMarked;
