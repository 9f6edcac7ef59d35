/** Versions of rule packs: shipped, uploaded, running; and those in force. */
@NullMarked
package io.forbear.compliance.rulepack;

import org.jspecify.annotations.NullMarked;
