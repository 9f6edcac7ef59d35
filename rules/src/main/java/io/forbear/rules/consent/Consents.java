package io.forbear.rules.consent;

import io.forbear.rules.Attempt;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.Fact;
import java.time.Instant;

/**
 * Which consent covers a contact: the person's own, given to the legal entity that makes the
 * contact (or to nobody in particular), for its channel, from its beginning to its end, and not
 * withdrawn since.
 */
public final class Consents {
    private Consents() {}

    /** Whether a consent holds the channel and covers the instant. */
    public static boolean covered(CaseFile file, Contact contact, Instant at) {
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            if (covers(file, consent, contact, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a consent that lifts rules on hours covers the contact. */
    public static boolean liftsHours(CaseFile file, Contact contact, Instant at) {
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            if (consent.scope().ignoresHours() && covers(file, consent, contact, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a consent that was given after an instant covers the contact. */
    public static boolean coveredSince(CaseFile file, Contact contact, Instant at, Instant since) {
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            if (consent.occurredAt().isAfter(since) && covers(file, consent, contact, at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether this consent covers the contact at an instant. */
    static boolean covers(CaseFile file, Fact.ConsentGiven consent, Contact contact, Instant at) {
        var scope = consent.scope();
        var to = consent.toLegalEntityId();
        var from = scope.from();
        var last = scope.to();
        var end = consent.expiresAt();
        return consent.personId().equals(contact.party().personId())
                && (to == null || to.equals(contact.actor().legalEntityId()))
                && scope.covers(contact.channel())
                && !at.isBefore(consent.occurredAt())
                && (from == null || !at.isBefore(from))
                && (last == null || !at.isAfter(last))
                && (end == null || at.isBefore(end))
                && !withdrawn(file, consent, contact.channel(), at);
    }

    private static boolean withdrawn(
            CaseFile file, Fact.ConsentGiven consent, Channel channel, Instant at) {
        for (var withdrawal : file.all(Fact.ConsentWithdrawn.class)) {
            if (withdrawal.personId().equals(consent.personId())
                    && (withdrawal.channels().isEmpty() || withdrawal.channels().contains(channel))
                    && !withdrawal.occurredAt().isBefore(consent.occurredAt())
                    && !withdrawal.occurredAt().isAfter(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any consent in the file lifts rules on frequency at all. */
    public static boolean anyLiftsFrequency(CaseFile file) {
        for (var consent : file.all(Fact.ConsentGiven.class)) {
            if (consent.scope().ignoresFrequency()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the consent covers a contact that happened or is planned. */
    public static boolean covers(CaseFile file, Fact.ConsentGiven consent, Attempt attempt) {
        return covers(file, consent, attempt.contact(), attempt.at());
    }
}
