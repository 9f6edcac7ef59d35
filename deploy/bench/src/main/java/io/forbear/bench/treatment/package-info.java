/** How fast debtors get from their stage to the command, the gate included. */
@NullMarked
package io.forbear.bench.treatment;

import org.jspecify.annotations.NullMarked;
