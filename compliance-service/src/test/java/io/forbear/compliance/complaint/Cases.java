package io.forbear.compliance.complaint;

import io.forbear.compliance.casefile.Standing.Term;
import io.forbear.compliance.complaint.Complaint.Complexity;
import io.forbear.compliance.complaint.Complaint.Kind;
import io.forbear.compliance.complaint.Complaint.Outcome;
import io.forbear.compliance.complaint.Complaint.Resolution;
import io.forbear.compliance.complaint.ComplaintCase.Clock;
import io.forbear.rules.Actor;
import io.forbear.rules.ActorKind;
import io.forbear.rules.CaseFile;
import io.forbear.rules.Channel;
import io.forbear.rules.Contact;
import io.forbear.rules.DeviceOwnership;
import io.forbear.rules.Direction;
import io.forbear.rules.Fact;
import io.forbear.rules.Party;
import io.forbear.rules.PartyKind;
import io.forbear.rules.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A complaint about conduct, its desk, and a debtor whom agent s1 has called. */
final class Cases {
    static final Instant FILED = Instant.parse("2026-05-04T02:00:00Z");
    static final Instant NOW = FILED.plus(Duration.ofDays(5));
    static final String OFFICER = "officer-1";
    static final String HANDLER = "officer-2";
    static final String SECOND = "officer-3";
    static final String COLLECTOR = "s1";
    static final String FILER = "hotline-7";

    private Cases() {}

    static Complaint complaint() {
        return new Complaint(
                "K1",
                "P1",
                new UUID(7, 7),
                FILED,
                Kind.CONDUCT,
                Complexity.SIMPLE,
                List.of("CN"),
                List.of("C1"),
                List.of());
    }

    /** The complaint after some steps. */
    static CaseState after(Step... steps) {
        var filed = Step.filed(complaint(), FILER);
        var state = new CaseState(complaint(), Handling.of(List.of(filed)), List.of(), null);
        for (var step : Arrays.asList(steps)) {
            state = state.after(step);
        }
        return state;
    }

    static CaseState answered() {
        var resolution =
                new Resolution("K1", "P1", Outcome.UPHELD, "FEE", "REFUND", "too high", NOW);
        return new CaseState(complaint(), after().handling(), List.of(), resolution);
    }

    static Step assigned() {
        return Step.assigned(FILED.plusSeconds(60), OFFICER, HANDLER);
    }

    static Step requested(Complexity complexity) {
        return Step.requested(FILED.plusSeconds(120), HANDLER, complexity, "EXPERT_NEEDED", null);
    }

    static Step approved() {
        return Step.approved(FILED.plusSeconds(180), SECOND, Complexity.SPECIAL);
    }

    /** What is known of the debtor: the complaint, and a call made by an agent. */
    static CaseFile file() {
        var file = new CaseFile("P1");
        file.addAll(after().facts());
        return file.addAll(List.of(call("call-1", COLLECTOR)));
    }

    static Fact.ContactAttempted call(String id, String agent) {
        var at = FILED.minusSeconds(3600);
        return new Fact.ContactAttempted(
                id, at, at, contact(agent), io.forbear.rules.Outcome.CONVERSATION);
    }

    static Contact contact(String agent) {
        return Contact.builder(
                        Channel.VOICE_HUMAN,
                        Direction.OUTBOUND,
                        new Actor(
                                "BANK",
                                ActorKind.ISSUER,
                                "BANK",
                                Set.of(agent),
                                DeviceOwnership.COMPANY),
                        new Party("P1", PartyKind.DEBTOR),
                        List.of("C1"),
                        Purpose.COLLECTION)
                .build();
    }

    static List<Clock> clock(String name, Term.Status status) {
        var due = LocalDate.parse("2026-05-19");
        return List.of(new Clock("CN-COMPL-01", name, "CBIRC", due, NOW, status));
    }

    static List<Clock> running() {
        return clock("SIMPLE", Term.Status.RUNNING);
    }
}
