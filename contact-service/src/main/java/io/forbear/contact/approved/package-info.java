/** Every version of a wording that ever held. */
@NullMarked
package io.forbear.contact.approved;

import org.jspecify.annotations.NullMarked;
