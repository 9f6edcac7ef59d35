/** When debtors forbade contacts, and how long after that the last one was made. */
@NullMarked
package io.forbear.contact.revocation;

import org.jspecify.annotations.NullMarked;
