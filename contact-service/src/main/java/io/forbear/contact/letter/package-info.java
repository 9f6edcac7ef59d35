/** Letters on the bank's paper, as PDF. */
@NullMarked
package io.forbear.contact.letter;

import org.jspecify.annotations.NullMarked;
