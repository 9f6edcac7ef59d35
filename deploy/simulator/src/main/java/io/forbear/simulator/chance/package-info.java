/** Chance that can be repeated: everything random comes from one seed. */
@NullMarked
package io.forbear.simulator.chance;

import org.jspecify.annotations.NullMarked;
