/** What a person says and must not say: read from a file, chosen by pure functions. */
@NullMarked
package io.forbear.contact.aid;

import org.jspecify.annotations.NullMarked;
