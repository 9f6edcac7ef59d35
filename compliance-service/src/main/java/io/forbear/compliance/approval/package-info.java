/** Four eyes before a rule pack judges. */
@NullMarked
package io.forbear.compliance.approval;

import org.jspecify.annotations.NullMarked;
