/** Pages of a listing and the cursors between them. */
@NullMarked
package io.forbear.service.page;

import org.jspecify.annotations.NullMarked;
