/** One page for operations and compliance; no service ever calls it. */
@NullMarked
package io.forbear.console;

import org.jspecify.annotations.NullMarked;
