/** How many contacts a gateway is given in an hour, and who goes first. */
@NullMarked
package io.forbear.contact.pacing;

import org.jspecify.annotations.NullMarked;
