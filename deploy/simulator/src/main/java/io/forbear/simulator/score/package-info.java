/** What the running system answered, counted and compared with what was planted. */
@NullMarked
package io.forbear.simulator.score;

import org.jspecify.annotations.NullMarked;
