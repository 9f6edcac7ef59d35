/** The commands behind {@code ./forbear up}, {@code status}, {@code stop} and {@code token}. */
@NullMarked
package io.forbear.standalone;

import org.jspecify.annotations.NullMarked;
