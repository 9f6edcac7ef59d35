/** Wordings as they are shown, tried out, and found again in what was sent. */
@NullMarked
package io.forbear.contact.message;

import org.jspecify.annotations.NullMarked;
