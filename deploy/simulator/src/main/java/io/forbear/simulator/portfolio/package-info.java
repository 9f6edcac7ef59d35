/** Who is overdue: debtors and accounts of a bank that never was, and the statements about them. */
@NullMarked
package io.forbear.simulator.portfolio;

import org.jspecify.annotations.NullMarked;
