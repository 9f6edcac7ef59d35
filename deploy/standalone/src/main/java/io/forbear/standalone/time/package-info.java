/** The simulated time that all parts of a standalone system share. */
@NullMarked
package io.forbear.standalone.time;

import org.jspecify.annotations.NullMarked;
