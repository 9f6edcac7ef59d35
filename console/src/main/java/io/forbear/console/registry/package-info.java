/** What the schema registry knows. */
@NullMarked
package io.forbear.console.registry;

import org.jspecify.annotations.NullMarked;
