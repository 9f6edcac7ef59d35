/** What the core banking system and the CRM report while simulated time passes. */
@NullMarked
package io.forbear.simulator.story;

import org.jspecify.annotations.NullMarked;
