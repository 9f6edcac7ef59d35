package io.forbear.compliance.approval;

import io.forbear.compliance.rulepack.PackVersion;
import io.forbear.compliance.rulepack.PackVersion.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a version may run. */
sealed interface Ruling {

    /** It may, and runs from now on as the version says. */
    record Granted(PackVersion version) implements Ruling {}

    /** It runs in this way already. */
    record Unchanged(PackVersion version) implements Ruling {}

    /** Things do not stand so that it may. */
    record Conflict(String reason) implements Ruling {}

    /** Its date does not allow it. */
    record TooLate(String reason) implements Ruling {}

    /** Its rules look back further than the service does. */
    record TooFar(String reason) implements Ruling {}

    /**
     * Rules on an approval.
     *
     * @param mode how it is to run, SHADOW or ACTIVE
     * @param approver subject of the token
     * @param tested whether a back-test of this very text was finished
     * @param active the text that is active for the same version; null if none is
     * @param shortfall why the horizon is too short for its rules; null if it is not
     */
    static Ruling on(
            PackVersion version,
            Status mode,
            String approver,
            boolean tested,
            @Nullable PackVersion active,
            @Nullable String shortfall,
            Instant now) {
        if (version.status() == mode) {
            return new Unchanged(version);
        }
        if (active != null) {
            return new Conflict(
                    "Version %s of %s is active, as %s; an active version is never changed."
                            .formatted(version.version(), version.pack(), active.id()));
        }
        if (version.author().equals(approver)) {
            return new Conflict("Whoever wrote a rule pack cannot approve it; ask another person.");
        }
        if (!tested) {
            return new Conflict("There is no finished back-test of this text.");
        }
        if (shortfall != null) {
            return new TooFar(shortfall);
        }
        // The first instant of its day lies ahead, so its day comes after today.
        if (mode == Status.ACTIVE && !version.effectiveFrom().isAfter(now)) {
            return new TooLate(
                    "must be after today, so that it reaches every gate before its first minute;"
                            + " found "
                            + version.version());
        }
        return new Granted(version.approved(mode, approver, now));
    }
}
