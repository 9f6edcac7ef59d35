/** What the law asks of a repayment plan, as data. */
@NullMarked
package io.forbear.plan.limits;

import org.jspecify.annotations.NullMarked;
