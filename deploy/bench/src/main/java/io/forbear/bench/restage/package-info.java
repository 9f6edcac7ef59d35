/** How fast a new day puts accounts to their stages, and what live events notice of it. */
@NullMarked
package io.forbear.bench.restage;

import org.jspecify.annotations.NullMarked;
