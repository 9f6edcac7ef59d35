/** What the user can mend. */
@NullMarked
package io.forbear.simulator.trouble;

import org.jspecify.annotations.NullMarked;
