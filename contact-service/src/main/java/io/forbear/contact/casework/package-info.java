/** Works on a debtor: loads what is known, lets the treatment decide, stores and tells. */
@NullMarked
package io.forbear.contact.casework;

import org.jspecify.annotations.NullMarked;
