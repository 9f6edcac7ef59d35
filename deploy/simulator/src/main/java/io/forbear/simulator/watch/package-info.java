/**
 * Looks at the running system from time to time: its circuit breakers, its memory, its wordings.
 */
@NullMarked
package io.forbear.simulator.watch;

import org.jspecify.annotations.NullMarked;
