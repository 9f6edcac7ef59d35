package io.forbear.compliance.intake;

import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.events.Instalment;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PlanProposed;
import io.forbear.rules.Fact;
import io.forbear.rules.PlanContent;
import io.forbear.rules.PlanTerms;
import java.time.LocalDate;
import java.util.List;

/**
 * Repayment plans. Whether somebody is able or willing to pay counts as no until it is assessed.
 */
final class PlanFacts {
    private PlanFacts() {}

    static Fact proposed(PlanProposed event) {
        var terms =
                new PlanTerms(
                        event.getPlanId(),
                        event.getAccountIds(),
                        event.getInstalments().size(),
                        dueDates(event.getInstalments()).getFirst(),
                        dueDates(event.getInstalments()).getLast(),
                        event.getOral(),
                        Values.stated(event.getRecordingRef()),
                        Symbols.known(PlanContent.class, event.getContents(), "contents"),
                        Boolean.TRUE.equals(event.getExceedsAbility()),
                        Boolean.TRUE.equals(event.getWilling()));
        return new Fact.PlanProposed(
                event.getEventId().toString(), event.getOccurredAt(), event.getOccurredAt(), terms);
    }

    static Fact agreed(PlanAgreed event) {
        var terms =
                new PlanTerms(
                        event.getPlanId(),
                        event.getAccountIds(),
                        event.getInstalments().size(),
                        dueDates(event.getInstalments()).getFirst(),
                        dueDates(event.getInstalments()).getLast(),
                        event.getOral(),
                        Values.stated(event.getRecordingRef()),
                        Symbols.known(PlanContent.class, event.getContents(), "contents"),
                        Boolean.TRUE.equals(event.getExceedsAbility()),
                        Boolean.TRUE.equals(event.getWilling()));
        return new Fact.PlanAgreed(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                terms,
                event.getSignedAt());
    }

    static Fact broken(PlanBroken event) {
        return new Fact.PlanBroken(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                event.getPlanId());
    }

    static Fact completed(PlanCompleted event) {
        return new Fact.PlanCompleted(
                event.getEventId().toString(),
                event.getOccurredAt(),
                event.getOccurredAt(),
                event.getPlanId());
    }

    private static List<LocalDate> dueDates(List<Instalment> instalments) {
        if (instalments.isEmpty()) {
            throw new RefusedRecord(
                    Reason.REJECTED, "instalments must hold at least one, found none");
        }
        return instalments.stream().map(Instalment::getDueOn).sorted().toList();
    }
}
