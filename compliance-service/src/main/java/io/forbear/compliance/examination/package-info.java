/** Why a contact was found to break a rule, or not to: everything one needs to redo the sums. */
@NullMarked
package io.forbear.compliance.examination;

import org.jspecify.annotations.NullMarked;
