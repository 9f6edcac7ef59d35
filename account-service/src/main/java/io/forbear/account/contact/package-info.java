/** Whether debtors can be reached: what came of attempts, as far as segments depend on it. */
@NullMarked
package io.forbear.account.contact;

import org.jspecify.annotations.NullMarked;
