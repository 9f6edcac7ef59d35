/** Terms set by law: the newest word of the stream on each. */
@NullMarked
package io.forbear.compliance.deadline;

import org.jspecify.annotations.NullMarked;
