/** Whether some groups of debtors are contacted more than others; the bank names the groups. */
@NullMarked
package io.forbear.contact.fairness;

import org.jspecify.annotations.NullMarked;
