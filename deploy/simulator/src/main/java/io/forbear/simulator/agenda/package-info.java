/** What is to be reported when, in simulated time. */
@NullMarked
package io.forbear.simulator.agenda;

import org.jspecify.annotations.NullMarked;
