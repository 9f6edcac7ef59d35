/**
 * Versions of the texts that steer what is done and said. One person uploads, another activates,
 * and from an instant on all instances follow.
 */
@NullMarked
package io.forbear.contact.edition;

import org.jspecify.annotations.NullMarked;
