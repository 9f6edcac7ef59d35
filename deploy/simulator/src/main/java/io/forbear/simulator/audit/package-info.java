/**
 * The account of a run: what became of every command, judged by pure functions over what the topics
 * and the providers' own logs say. It knows nothing of how the system decides.
 */
@NullMarked
package io.forbear.simulator.audit;

import org.jspecify.annotations.NullMarked;
