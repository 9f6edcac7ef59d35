/** What was proposed, decided, commanded and attempted: the log of contacts. */
@NullMarked
package io.forbear.contact.history;

import org.jspecify.annotations.NullMarked;
