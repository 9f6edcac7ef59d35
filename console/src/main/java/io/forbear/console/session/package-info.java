/** Who uses the console: a token in a cookie. */
@NullMarked
package io.forbear.console.session;

import org.jspecify.annotations.NullMarked;
