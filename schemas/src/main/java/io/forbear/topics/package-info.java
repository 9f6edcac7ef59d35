/** The topics of Forbear, each with the one record it carries, and how records become bytes. */
@NullMarked
package io.forbear.topics;

import org.jspecify.annotations.NullMarked;
