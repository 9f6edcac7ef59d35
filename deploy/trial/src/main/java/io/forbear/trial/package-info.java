/**
 * Lets a system of several brokers and instances work, disturbs it, and compares what it did with
 * what an undisturbed one does.
 */
@NullMarked
package io.forbear.trial;

import org.jspecify.annotations.NullMarked;
