/** Plays test vectors: stories of events and what must be found, decided and due. */
@NullMarked
package io.forbear.packs.vectors;

import org.jspecify.annotations.NullMarked;
