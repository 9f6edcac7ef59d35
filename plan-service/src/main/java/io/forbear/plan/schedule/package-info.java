/** Schedules of instalments: sums split to the last unit, due dates on a calendar. */
@NullMarked
package io.forbear.plan.schedule;

import org.jspecify.annotations.NullMarked;
