package io.forbear.bench.stream;

import java.time.Duration;

/**
 * How fast something is asked.
 *
 * @param perSecond events in a second
 * @param duration how long; the first third only warms up
 */
public record Pace(Question question, int perSecond, Duration duration) {

    /** What is asked. */
    public enum Question {
        /** A call at night was reported: when is its violation told? */
        VIOLATION("contact.attempted to compliance.violation"),
        /** A call is proposed: when is it decided? */
        DECISION("contact.proposed to contact.decided");

        private final String title;

        Question(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    @Override
    public String toString() {
        return "%s at %,d/s for %d s".formatted(question.title, perSecond, duration.toSeconds());
    }
}
