/** What is known of a debtor that pauses his plans, or stops everything. */
@NullMarked
package io.forbear.plan.debtor;

import org.jspecify.annotations.NullMarked;
