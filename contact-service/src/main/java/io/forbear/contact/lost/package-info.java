/** Debtors who cannot be reached any more, by a rule that is data. */
@NullMarked
package io.forbear.contact.lost;

import org.jspecify.annotations.NullMarked;
