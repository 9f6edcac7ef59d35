package io.forbear.compliance.conduct;

import io.forbear.compliance.intake.Refusal;
import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.compliance.rulepack.Horizon;
import io.forbear.rules.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which contacts come too late to be judged, and which cannot have happened yet. Whatever else
 * is known of a debtor holds on, and is never too old.
 */
final class Admission {
    /** By how much the clocks of those who report contacts may be wrong. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private Admission() {}

    /** Why facts are not taken in at an instant; null when they are. */
    static @Nullable Refusal refusal(List<? extends Fact> facts, Horizon horizon, Instant now) {
        for (var fact : facts) {
            var refusal =
                    switch (fact) {
                        case Fact.ContactAttempted made -> refusal(made, horizon, now);
                        case Fact.ContactProposed planned -> tooOld(planned, horizon, now);
                        default -> null; // holds on
                    };
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal refusal(
            Fact.ContactAttempted made, Horizon horizon, Instant now) {
        return made.occurredAt().isAfter(now.plus(AHEAD))
                ? new Refusal(
                        Reason.REJECTED,
                        "a contact cannot have been made at "
                                + made.occurredAt()
                                + ", it is "
                                + now)
                : tooOld(made, horizon, now);
    }

    private static @Nullable Refusal tooOld(Fact contact, Horizon horizon, Instant now) {
        var oldest = horizon.asOf(now);
        return contact.occurredAt().isBefore(oldest)
                ? new Refusal(
                        Reason.TOO_OLD,
                        "the contact is of %s, contacts are judged since %s (forbear.conduct.horizon)"
                                .formatted(contact.occurredAt(), oldest))
                : null;
    }
}
