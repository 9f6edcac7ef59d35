/** Telephone numbers, addresses and e-mail addresses stated to us: taken, kept sealed, shown. */
@NullMarked
package io.forbear.contact.point;

import org.jspecify.annotations.NullMarked;
