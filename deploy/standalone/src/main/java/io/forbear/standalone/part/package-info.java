/** The parts of a standalone system: what each is called, listens on, and is started with. */
@NullMarked
package io.forbear.standalone.part;

import org.jspecify.annotations.NullMarked;
