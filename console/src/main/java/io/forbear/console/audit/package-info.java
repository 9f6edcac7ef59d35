/** Who did what through the console. */
@NullMarked
package io.forbear.console.audit;

import org.jspecify.annotations.NullMarked;
