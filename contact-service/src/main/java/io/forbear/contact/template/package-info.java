/** The approved wordings, read from a file, and the messages made of them. */
@NullMarked
package io.forbear.contact.template;

import org.jspecify.annotations.NullMarked;
