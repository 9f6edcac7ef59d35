/** What is to be kept although somebody wants it erased, and for how long. */
@NullMarked
package io.forbear.packs.retention;

import org.jspecify.annotations.NullMarked;
