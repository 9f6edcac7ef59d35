/** Settlements: a lump sum below the balance, offered, accepted, paid in time. */
@NullMarked
package io.forbear.plan.settlement;

import org.jspecify.annotations.NullMarked;
