/** Spring's entry: one import gives a service its outbox, inbox and topics. */
@NullMarked
package io.forbear.messaging.autoconfigure;

import org.jspecify.annotations.NullMarked;
