/** Rows of the database, read and written. */
@NullMarked
package io.forbear.service.row;

import org.jspecify.annotations.NullMarked;
