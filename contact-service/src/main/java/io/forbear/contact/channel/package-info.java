/** By what a contact is made, what for, and what can come of it. */
@NullMarked
package io.forbear.contact.channel;

import org.jspecify.annotations.NullMarked;
