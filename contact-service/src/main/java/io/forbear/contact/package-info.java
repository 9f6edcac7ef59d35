/** The contact service: whom to contact, when and how. */
@NullMarked
package io.forbear.contact;

import org.jspecify.annotations.NullMarked;
