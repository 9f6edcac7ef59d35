/** The plan service. */
@NullMarked
package io.forbear.plan;

import org.jspecify.annotations.NullMarked;
