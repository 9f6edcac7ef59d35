/** The rule packs in force. */
@NullMarked
package io.forbear.compliance.rulepack;

import org.jspecify.annotations.NullMarked;
