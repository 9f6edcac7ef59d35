/** What was agreed with the debtor about interest, fees and payments: contract terms as data. */
@NullMarked
package io.forbear.account.terms;

import org.jspecify.annotations.NullMarked;
