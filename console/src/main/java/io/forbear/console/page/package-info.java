/** The page itself and what protects it. */
@NullMarked
package io.forbear.console.page;

import org.jspecify.annotations.NullMarked;
