/** Records of the input topics on their way to facts, and what happens to those that are none. */
@NullMarked
package io.forbear.compliance.intake;

import org.jspecify.annotations.NullMarked;
