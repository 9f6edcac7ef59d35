/** Commands of which nobody said what came of them: counted, and asked for by gateway. */
@NullMarked
package io.forbear.contact.silence;

import org.jspecify.annotations.NullMarked;
