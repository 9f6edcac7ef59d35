/** Runs while the images are built. */
@NullMarked
package io.forbear.images;

import org.jspecify.annotations.NullMarked;
