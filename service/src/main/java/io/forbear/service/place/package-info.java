/** Places whose law governs something. */
@NullMarked
package io.forbear.service.place;

import org.jspecify.annotations.NullMarked;
