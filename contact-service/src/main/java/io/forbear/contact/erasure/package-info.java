/** Erases the personal data of a debtor, as far as no law says that they are to be kept. */
@NullMarked
package io.forbear.contact.erasure;

import org.jspecify.annotations.NullMarked;
