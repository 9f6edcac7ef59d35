/** The rule kernel alone: one contact against a history. */
@NullMarked
package io.forbear.bench.kernel;

import org.jspecify.annotations.NullMarked;
