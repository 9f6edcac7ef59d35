/** Four eyes on plans beyond limits that the bank has laid down. */
@NullMarked
package io.forbear.plan.approval;

import org.jspecify.annotations.NullMarked;
