/** Core banking, CRM, dialer and gateways as one outside program that speaks only Kafka. */
@NullMarked
package io.forbear.simulator;

import org.jspecify.annotations.NullMarked;
