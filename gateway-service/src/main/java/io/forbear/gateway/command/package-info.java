/** Commands, what became of each, and the reports of it. */
@NullMarked
package io.forbear.gateway.command;

import org.jspecify.annotations.NullMarked;
