/** What the gate would decide if things went as somebody supposes. Nothing of it is recorded. */
@NullMarked
package io.forbear.compliance.rehearsal;

import org.jspecify.annotations.NullMarked;
