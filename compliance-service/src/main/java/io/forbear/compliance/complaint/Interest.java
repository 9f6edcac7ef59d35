package io.forbear.compliance.complaint;

import io.forbear.rules.CaseFile;
import io.forbear.rules.Contact;
import io.forbear.rules.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody must not handle a complaint: staff without direct interest in the matter handle it
 * (CN-COMPL-02, CBIRC Order 2020 No. 3). Our reading: whoever took part in any contact with the
 * debtor, made or permitted, or filed the complaint. Ids of staff are compared without regard to
 * case.
 *
 * @param contactId the contact taken part in; null for who filed the complaint
 * @param at when that was
 */
public record Interest(Kind kind, String person, @Nullable String contactId, Instant at) {

    /** The kinds of interest. */
    public enum Kind {
        COLLECTED,
        FILED
    }

    /** All interests of a person in a case, the earliest contact first. */
    static List<Interest> of(
            String person, Complaint complaint, @Nullable String filedBy, CaseFile file) {
        var interests = collected(person, file);
        if (filedBy != null && filedBy.equalsIgnoreCase(person)) {
            interests.add(new Interest(Kind.FILED, person, null, complaint.filedAt()));
        }
        return List.copyOf(interests);
    }

    /** The contacts of a person with a debtor, the earliest first. */
    static List<Interest> collected(String person, CaseFile file) {
        var interests = new ArrayList<Interest>();
        for (var made : file.all(Fact.ContactAttempted.class)) {
            addIfTakingPart(person, made, made.contact(), interests);
        }
        for (var planned : file.all(Fact.ContactProposed.class)) {
            addIfTakingPart(person, planned, planned.contact(), interests);
        }
        return interests;
    }

    private static void addIfTakingPart(
            String person, Fact fact, Contact contact, List<Interest> interests) {
        if (contact.actor().agentIds().stream().anyMatch(person::equalsIgnoreCase)) {
            interests.add(new Interest(Kind.COLLECTED, person, fact.id(), fact.occurredAt()));
        }
    }

    /** In words, for whoever is refused. */
    String sentence() {
        return switch (kind) {
            case COLLECTED ->
                    person + " took part in contact " + contactId + " with the debtor on " + at;
            case FILED -> person + " filed the complaint";
        };
    }
}
