/** Topics as the page shows them, live. */
@NullMarked
package io.forbear.console.topic;

import org.jspecify.annotations.NullMarked;
