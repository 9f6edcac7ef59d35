/** What the bank has laid down for its plans, as data. */
@NullMarked
package io.forbear.plan.policy;

import org.jspecify.annotations.NullMarked;
