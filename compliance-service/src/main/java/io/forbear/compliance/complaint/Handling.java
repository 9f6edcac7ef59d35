package io.forbear.compliance.complaint;

import io.forbear.compliance.complaint.Complaint.Complexity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the handling of a complaint stands: what its steps amount to.
 *
 * @param filedBy who filed it here; null if it came from another system
 * @param pause null while it is worked on
 * @param extensions those asked for here, one per complexity
 */
public record Handling(
        @Nullable String filedBy,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Assignment assignment,
        @Nullable Pause pause,
        List<Extension> extensions) {

    private static final Handling NEW = new Handling(null, null, null, null, List.of());

    /** The prompt written acknowledgement (DISP 1.6.1R). */
    public record Acknowledgement(Instant sentAt, String by, Instant recordedAt) {}

    /** Who handles it. */
    public record Assignment(String handler, String by, Instant since) {}

    /** That nobody works on it. */
    public record Pause(PauseReason reason, @Nullable String note, String by, Instant since) {}

    /**
     * A longer term that was asked for.
     *
     * @param reason code
     */
    public record Extension(
            Complexity complexity,
            String reason,
            @Nullable String note,
            String requestedBy,
            Instant requestedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            @Nullable Instant noticeSentAt) {

        /** Whether nothing is missing any more: only a special case needs anything. */
        boolean complete() {
            return complexity != Complexity.SPECIAL || (approvedBy != null && noticeSentAt != null);
        }

        /** When it was decided: with approval, where it needs one; null before that. */
        @Nullable Instant decidedAt() {
            return complexity == Complexity.SPECIAL ? approvedAt : requestedAt;
        }

        private Extension approved(String by, Instant at) {
            return new Extension(
                    complexity, reason, note, requestedBy, requestedAt, by, at, noticeSentAt);
        }

        private Extension told(Instant sentAt) {
            return new Extension(
                    complexity,
                    reason,
                    note,
                    requestedBy,
                    requestedAt,
                    approvedBy,
                    approvedAt,
                    sentAt);
        }
    }

    public Handling {
        extensions = List.copyOf(extensions);
    }

    /** What steps, in their order, amount to. */
    static Handling of(List<Step> steps) {
        var handling = NEW;
        for (var step : steps) {
            handling = handling.after(step);
        }
        return handling;
    }

    /** The same after one more step. */
    Handling after(Step step) {
        return switch (step.action()) {
            case FILED -> new Handling(step.by(), acknowledgement, assignment, pause, extensions);
            case ACKNOWLEDGED ->
                    new Handling(
                            filedBy,
                            new Acknowledgement(
                                    stated(step.sentAt()), stated(step.by()), step.at()),
                            assignment,
                            pause,
                            extensions);
            case ASSIGNED ->
                    new Handling(
                            filedBy,
                            acknowledgement,
                            new Assignment(stated(step.subject()), stated(step.by()), step.at()),
                            pause,
                            extensions);
            case PAUSED -> with(pause(step));
            case RESUMED, RESOLVED -> with((Pause) null);
            case EXTENSION_REQUESTED -> with(request(step));
            case EXTENSION_APPROVED -> with(asked(step).approved(stated(step.by()), step.at()));
            case EXTENSION_TOLD -> with(asked(step).told(stated(step.sentAt())));
        };
    }

    /** The extension to a complexity; null if none was asked for. */
    @Nullable Extension extension(Complexity complexity) {
        for (var extension : extensions) {
            if (extension.complexity() == complexity) {
                return extension;
            }
        }
        return null;
    }

    /** Who handles it; null while nobody does. */
    @Nullable String handler() {
        return assignment == null ? null : assignment.handler();
    }

    private Handling with(@Nullable Pause changed) {
        return new Handling(filedBy, acknowledgement, assignment, changed, extensions);
    }

    private Handling with(Extension changed) {
        var all = new ArrayList<>(extensions);
        all.removeIf(extension -> extension.complexity() == changed.complexity());
        all.add(changed);
        return new Handling(filedBy, acknowledgement, assignment, pause, all);
    }

    private Extension asked(Step step) {
        return stated(extension(Complexity.valueOf(stated(step.subject()))));
    }

    private static Pause pause(Step step) {
        return new Pause(
                PauseReason.valueOf(stated(step.reason())),
                step.note(),
                stated(step.by()),
                step.at());
    }

    private static Extension request(Step step) {
        return new Extension(
                Complexity.valueOf(stated(step.subject())),
                stated(step.reason()),
                step.note(),
                stated(step.by()),
                step.at(),
                null,
                null,
                null);
    }

    private static <T> T stated(@Nullable T value) {
        return Objects.requireNonNull(value, "a step of this action states it");
    }
}
