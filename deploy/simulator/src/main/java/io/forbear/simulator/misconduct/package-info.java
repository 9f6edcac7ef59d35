/** Contacts that break a rule on purpose, each with the finding that must follow. */
@NullMarked
package io.forbear.simulator.misconduct;

import org.jspecify.annotations.NullMarked;
