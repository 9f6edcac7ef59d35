/** All that a collector needs to know of a debtor, in one call. */
@NullMarked
package io.forbear.contact.story;

import org.jspecify.annotations.NullMarked;
