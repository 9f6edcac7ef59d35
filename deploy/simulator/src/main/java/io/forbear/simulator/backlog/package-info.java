/** A month that is over, reported afterwards: late, twice, put right and out of order. */
@NullMarked
package io.forbear.simulator.backlog;

import org.jspecify.annotations.NullMarked;
