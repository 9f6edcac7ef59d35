/**
 * What services share to speak events: {@link io.forbear.messaging.Outbox} out, {@link
 * io.forbear.messaging.Subscription} in. Everything below this package is how it is done.
 */
@NullMarked
package io.forbear.messaging;

import org.jspecify.annotations.NullMarked;
