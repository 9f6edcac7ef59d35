/** Kafka and the registry, as an outside program sees them. */
@NullMarked
package io.forbear.simulator.wire;

import org.jspecify.annotations.NullMarked;
