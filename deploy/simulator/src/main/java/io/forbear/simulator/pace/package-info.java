/** Lets simulated time go on as fast as the system follows. */
@NullMarked
package io.forbear.simulator.pace;

import org.jspecify.annotations.NullMarked;
