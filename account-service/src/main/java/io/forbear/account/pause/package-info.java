/** Pauses: days that somebody decides not to count as past due, with the reason and who. */
@NullMarked
package io.forbear.account.pause;

import org.jspecify.annotations.NullMarked;
