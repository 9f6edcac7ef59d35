/** Repayment plans: proposed, agreed, broken, completed. */
@NullMarked
package io.forbear.plan.plan;

import org.jspecify.annotations.NullMarked;
