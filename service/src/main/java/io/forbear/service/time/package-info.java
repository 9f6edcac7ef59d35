/** The one clock of a service. */
@NullMarked
package io.forbear.service.time;

import org.jspecify.annotations.NullMarked;
