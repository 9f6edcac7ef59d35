/** Money as the services count with it. The rule kernel, which depends on nothing, has its own. */
@NullMarked
package io.forbear.money;

import org.jspecify.annotations.NullMarked;
