package io.forbear.simulator.score;

import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplaintFiled;
import io.forbear.events.ComplaintResolved;
import io.forbear.events.ComplianceDeadline;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactProposed;
import io.forbear.events.PlanAgreed;
import io.forbear.events.PlanBroken;
import io.forbear.events.PlanCompleted;
import io.forbear.events.PlanProposed;
import io.forbear.events.ViolationStatus;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * What an event says about one thing: the newest label of a thing is the one that counts, so a
 * duplicate changes nothing and a correction corrects.
 *
 * @param group what kind of thing
 * @param id which one
 * @param debtorId whose
 * @param label what it is now
 */
record Entry(Group group, String id, String debtorId, String label) {

    /** The entry an event makes, if it is one that is counted. */
    static Optional<Entry> of(SpecificRecord event) {
        return Optional.ofNullable(
                switch (event) {
                    case AccountStageChanged e ->
                            entry(
                                    Group.ACCOUNTS_BY_STAGE,
                                    e.getAccountId(),
                                    e.getDebtorId(),
                                    e.getStage());
                    case ContactProposed e ->
                            entry(
                                    Group.PROPOSALS,
                                    e.getProposalId(),
                                    e.getDebtorId(),
                                    e.getChannel());
                    case ContactDecided e ->
                            entry(
                                    Group.DECISIONS,
                                    e.getProposalId(),
                                    e.getDebtorId(),
                                    e.getDecision());
                    case ContactCommand e ->
                            entry(
                                    Group.COMMANDS,
                                    e.getCommandId(),
                                    e.getDebtorId(),
                                    e.getChannel());
                    case ContactAttempted e ->
                            entry(Group.ATTEMPTS, e.getEventId(), e.getDebtorId(), e.getOutcome());
                    case ComplianceViolation e ->
                            entry(Group.VIOLATIONS, e.getViolationId(), e.getDebtorId(), label(e));
                    case ComplianceDeadline e ->
                            entry(
                                    Group.DEADLINES,
                                    e.getDeadlineId(),
                                    e.getDebtorId(),
                                    e.getRuleId() + " " + e.getStatus());
                    default -> desk(event);
                });
    }

    /** Plans and complaints. */
    private static @Nullable Entry desk(SpecificRecord event) {
        return switch (event) {
            case PlanProposed e -> plan(e.getPlanId(), e.getDebtorId(), "PROPOSED");
            case PlanAgreed e -> plan(e.getPlanId(), e.getDebtorId(), "AGREED");
            case PlanBroken e -> plan(e.getPlanId(), e.getDebtorId(), "BROKEN");
            case PlanCompleted e -> plan(e.getPlanId(), e.getDebtorId(), "COMPLETED");
            case ComplaintFiled e -> complaint(e.getComplaintId(), e.getDebtorId(), "OPEN");
            case ComplaintResolved e -> complaint(e.getComplaintId(), e.getDebtorId(), "RESOLVED");
            default -> null;
        };
    }

    private static String label(ComplianceViolation violation) {
        var rule = violation.getFinding().getRuleId();
        return violation.getStatus() == ViolationStatus.RETRACTED ? rule + " retracted" : rule;
    }

    private static Entry plan(String id, String debtorId, String label) {
        return entry(Group.PLANS, id, debtorId, label);
    }

    private static Entry complaint(String id, String debtorId, String label) {
        return entry(Group.COMPLAINTS, id, debtorId, label);
    }

    private static Entry entry(Group group, Object id, String debtorId, Object label) {
        return new Entry(group, id.toString(), debtorId, label.toString());
    }
}
