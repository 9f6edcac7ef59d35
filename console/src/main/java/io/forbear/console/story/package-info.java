/** What all services know of one debtor, in the order in which it happened. */
@NullMarked
package io.forbear.console.story;

import org.jspecify.annotations.NullMarked;
