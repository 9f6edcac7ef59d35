/** Parked records of all services, and corrected copies of them. */
@NullMarked
package io.forbear.console.parked;

import org.jspecify.annotations.NullMarked;
