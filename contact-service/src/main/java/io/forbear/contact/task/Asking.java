package io.forbear.contact.task;

import io.forbear.contact.history.Contact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is next with the contact that a task is about: a pure function of what the gate said last,
 * of whether somebody holds the task, and the instant.
 */
sealed interface Asking {
    /** How long an answer is awaited before it is looked for again. */
    Duration PAUSE = Duration.ofMinutes(1);

    /** The gate is asked, for a contact at that instant. */
    record Ask(Instant plannedAt) implements Asking {}

    /** Nothing before that instant. */
    record Wait(Instant until) implements Asking {}

    /**
     * Nothing until somebody takes the task.
     *
     * @param obstacle why the contact cannot be made; null: nothing stands against it
     */
    record Rest(@Nullable String obstacle) implements Asking {}

    /**
     * What is next.
     *
     * @param proposalId of the last asking; null: the gate was not asked yet
     * @param answer what it said; null: nothing yet
     * @param reported whether the contact was made
     * @param held whether somebody holds the task: a permit that lapses is asked for again only
     *     then
     * @param lead how long before its instant a contact is proposed
     */
    static Asking next(
            @Nullable String proposalId,
            Contact.@Nullable Decided answer,
            boolean reported,
            boolean held,
            Instant now,
            Duration lead) {
        if (proposalId == null) {
            return new Ask(now.plus(lead));
        }
        if (reported) {
            return new Rest(null);
        }
        return answer == null ? new Wait(now.plus(PAUSE)) : after(answer, held, now, lead);
    }

    private static Asking after(Contact.Decided answer, boolean held, Instant now, Duration lead) {
        return switch (answer.decision()) {
            case "PERMITTED" -> permitted(answer.notAfter(), held, now, lead);
            case "DEFERRED" -> deferred(answer.notBefore(), now, lead);
            default -> new Rest("the gate denies it: " + rules(answer));
        };
    }

    private static Asking permitted(
            @Nullable Instant notAfter, boolean held, Instant now, Duration lead) {
        if (notAfter != null && !now.isAfter(notAfter)) {
            return new Wait(notAfter.plusMillis(1));
        }
        return held ? new Ask(now.plus(lead)) : new Rest(null);
    }

    private static Asking deferred(@Nullable Instant notBefore, Instant now, Duration lead) {
        var proposeAt = notBefore == null ? now : notBefore.minus(lead);
        return proposeAt.isAfter(now) ? new Wait(proposeAt) : new Ask(now.plus(lead));
    }

    private static String rules(Contact.Decided answer) {
        return String.join(
                ", ", answer.findings().stream().map(Contact.Finding::ruleId).distinct().toList());
    }
}
