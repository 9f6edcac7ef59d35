/** Measures: what the kernel costs per contact, and what the stream takes, answers and stores. */
@NullMarked
package io.forbear.bench;

import org.jspecify.annotations.NullMarked;
