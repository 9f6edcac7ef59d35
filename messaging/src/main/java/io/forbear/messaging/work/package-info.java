/** How far behind a service is with what it consumes and what it publishes. */
@NullMarked
package io.forbear.messaging.work;

import org.jspecify.annotations.NullMarked;
