/** What a debtor owes on a day, and how each amount came about: the statement of debt. */
@NullMarked
package io.forbear.account.debt;

import org.jspecify.annotations.NullMarked;
