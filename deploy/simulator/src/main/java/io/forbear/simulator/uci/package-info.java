/** The real portfolio: 30,000 credit-card clients, six months, told as events. */
@NullMarked
package io.forbear.simulator.uci;

import org.jspecify.annotations.NullMarked;
