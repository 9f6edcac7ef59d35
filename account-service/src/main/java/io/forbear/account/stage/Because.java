package io.forbear.account.stage;

import io.forbear.account.stage.StageDecision.Occasion;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an account is looked at.
 *
 * @param causationId the event that led to it; null when a day has passed
 * @param trace W3C {@code traceparent} of that event; null: that of the chain that looks
 */
public record Because(Cause cause, @Nullable UUID causationId, @Nullable String trace) {

    Occasion at(Instant now) {
        return new Occasion(cause, causationId, now);
    }
}
