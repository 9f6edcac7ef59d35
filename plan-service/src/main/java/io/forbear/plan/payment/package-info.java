/** Payments as the core banking system posts them. */
@NullMarked
package io.forbear.plan.payment;

import org.jspecify.annotations.NullMarked;
