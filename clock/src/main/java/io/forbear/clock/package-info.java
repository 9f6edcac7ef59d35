/** The one source of time: the system's own, or one that starts elsewhere and runs faster. */
@NullMarked
package io.forbear.clock;

import org.jspecify.annotations.NullMarked;
