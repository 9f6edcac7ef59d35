/** Whether a plan is kept: payments set against instalments, and deadlines. */
@NullMarked
package io.forbear.plan.performance;

import org.jspecify.annotations.NullMarked;
