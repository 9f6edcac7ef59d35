/** How a message gets to its provider: once, in time, and not while the provider is down. */
@NullMarked
package io.forbear.gateway.sending;

import org.jspecify.annotations.NullMarked;
