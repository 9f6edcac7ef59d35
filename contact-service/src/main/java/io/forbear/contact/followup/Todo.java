package io.forbear.contact.followup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something for a person to do.
 *
 * @param startAt before that it is no use to begin
 * @param dueAt until when it should be done; of a wished call, when it is wished
 * @param remindAt when whoever holds it is reminded
 * @param wished whether somebody wished for {@code dueAt}
 * @param note what a person must know about the time; null: nothing
 */
public record Todo(
        FollowUp followUp,
        Instant startAt,
        Instant dueAt,
        Instant remindAt,
        boolean wished,
        @Nullable String note) {}
