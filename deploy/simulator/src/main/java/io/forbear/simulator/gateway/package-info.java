/** Dialer, SMS, e-mail, letter and field-visit gateways: commands in, attempts out. */
@NullMarked
package io.forbear.simulator.gateway;

import org.jspecify.annotations.NullMarked;
