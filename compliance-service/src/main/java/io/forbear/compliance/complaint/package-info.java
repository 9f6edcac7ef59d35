/** Complaints about collection: the case, its answer and its clocks. */
@NullMarked
package io.forbear.compliance.complaint;

import org.jspecify.annotations.NullMarked;
