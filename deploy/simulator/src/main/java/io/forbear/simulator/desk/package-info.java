/**
 * The plan desk, where debtors ask for a repayment plan; it speaks HTTP, plans have no other way.
 */
@NullMarked
package io.forbear.simulator.desk;

import org.jspecify.annotations.NullMarked;
