/** What can be told of a text by looking at it: its length as SMS, and words it must not have. */
@NullMarked
package io.forbear.contact.wording;

import org.jspecify.annotations.NullMarked;
