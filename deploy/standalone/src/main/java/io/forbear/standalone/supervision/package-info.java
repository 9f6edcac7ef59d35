/** Starting the parts, keeping them running, and stopping them in order. */
@NullMarked
package io.forbear.standalone.supervision;

import org.jspecify.annotations.NullMarked;
