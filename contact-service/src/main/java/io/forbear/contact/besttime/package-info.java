/** When and how a debtor is most likely to be spoken to: pure functions over counts. */
@NullMarked
package io.forbear.contact.besttime;

import org.jspecify.annotations.NullMarked;
