/** What a debtor can afford to pay, with its arithmetic. */
@NullMarked
package io.forbear.plan.affordability;

import org.jspecify.annotations.NullMarked;
