/** The keys of the service. */
@NullMarked
package io.forbear.contact.secrecy;

import org.jspecify.annotations.NullMarked;
