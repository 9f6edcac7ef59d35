/** The directory that holds everything a standalone system keeps. */
@NullMarked
package io.forbear.standalone.data;

import org.jspecify.annotations.NullMarked;
