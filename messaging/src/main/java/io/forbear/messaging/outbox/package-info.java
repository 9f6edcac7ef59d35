/** The outbox table and the relay that publishes its rows to Kafka, in order and once. */
@NullMarked
package io.forbear.messaging.outbox;

import org.jspecify.annotations.NullMarked;
