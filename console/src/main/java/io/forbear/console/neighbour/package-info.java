/** The services behind the console: whether they serve, and calls that are handed on to them. */
@NullMarked
package io.forbear.console.neighbour;

import org.jspecify.annotations.NullMarked;
