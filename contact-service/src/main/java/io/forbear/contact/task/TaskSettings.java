package io.forbear.contact.task;

import io.forbear.contact.followup.Todo;
import java.time.Duration;
import java.time.Instant;

/**
 * The settings of tasks, in simulated time.
 *
 * @param lock how long a task stays taken if nobody says that he is still at it
 * @param lead how long before its instant a contact is proposed
 */
record TaskSettings(Duration lock, Duration lead) {

    /** A wished contact is asked for in time for when it is wished; one without a time at once. */
    Instant askAt(Todo todo) {
        return todo.wished() ? todo.dueAt().minus(lead) : todo.startAt();
    }
}
