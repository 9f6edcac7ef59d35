/** The command line for operations. */
@NullMarked
package io.forbear.console.command;

import org.jspecify.annotations.NullMarked;
