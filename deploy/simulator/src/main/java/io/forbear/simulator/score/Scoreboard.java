package io.forbear.simulator.score;

import io.forbear.events.AccountOverdue;
import io.forbear.events.AccountStageChanged;
import io.forbear.events.ComplianceViolation;
import io.forbear.events.ContactAttempted;
import io.forbear.events.ContactCommand;
import io.forbear.events.ContactDecided;
import io.forbear.events.ContactProposed;
import io.forbear.events.DecisionKind;
import io.forbear.events.ViolationStatus;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;

/** Counts what the topics say about the simulated debtors. Thread-safe. */
public final class Scoreboard {
    private final Set<String> debtors;
    private final Map<Group, Map<String, String>> labels = new EnumMap<>(Group.class);
    private final Map<String, ComplianceViolation> violations = new HashMap<>();
    private final Set<String> overdueAccounts = new HashSet<>();
    private final Set<String> permitted = new HashSet<>();
    private final Set<String> commanded = new HashSet<>();
    private long events;
    private long lastNews = System.nanoTime();
    private boolean isClosed;

    /**
     * An empty board.
     *
     * @param debtors the debtor ids that count; events about others are not this run's
     */
    public Scoreboard(Collection<String> debtors) {
        this.debtors = Set.copyOf(debtors);
        for (var group : Group.values()) {
            labels.put(group, new HashMap<>());
        }
    }

    /** Takes down an event; of one that was seen before, the newer content. */
    public synchronized void take(SpecificRecord event) {
        events++;
        if (isClosed && isAboutNewProposal(event)) {
            return;
        }
        if (isNews(event)) {
            lastNews = System.nanoTime();
        }
        Entry.of(event).filter(entry -> debtors.contains(entry.debtorId())).ifPresent(this::note);
        switch (event) {
            case AccountOverdue e -> note(e);
            case ComplianceViolation e -> note(e);
            case ContactDecided e -> note(e);
            case ContactCommand e -> commanded.add(e.getProposalId());
            default -> {}
        }
    }

    /** From now on nothing new is proposed that would have to be waited for. */
    public synchronized void close() {
        isClosed = true;
    }

    /** What the detector says, or will judge anew by. */
    private boolean isNews(SpecificRecord event) {
        return switch (event) {
            case ComplianceViolation e -> debtors.contains(e.getDebtorId());
            case AccountStageChanged e -> debtors.contains(e.getDebtorId());
            case ContactProposed e -> debtors.contains(e.getDebtorId());
            case ContactDecided e -> debtors.contains(e.getDebtorId());
            case ContactCommand e -> debtors.contains(e.getDebtorId());
            case ContactAttempted e -> debtors.contains(e.getDebtorId());
            default -> false;
        };
    }

    private boolean isAboutNewProposal(SpecificRecord event) {
        return switch (event) {
            case ContactProposed e -> !isProposed(e.getProposalId());
            case ContactDecided e -> !isProposed(e.getProposalId());
            case ContactCommand e -> !isProposed(e.getProposalId());
            default -> false;
        };
    }

    private boolean isProposed(String proposalId) {
        return of(Group.PROPOSALS).containsKey(proposalId);
    }

    private void note(Entry entry) {
        of(entry.group()).put(entry.id(), entry.label());
    }

    private void note(AccountOverdue statement) {
        if (statement.getOverdueSince() != null && debtors.contains(statement.getDebtorId())) {
            overdueAccounts.add(statement.getAccountId());
        }
    }

    private void note(ComplianceViolation violation) {
        if (debtors.contains(violation.getDebtorId())) {
            violations.put(violation.getViolationId(), violation);
        }
    }

    private void note(ContactDecided decision) {
        if (decision.getDecision() == DecisionKind.PERMITTED
                && debtors.contains(decision.getDebtorId())) {
            permitted.add(decision.getProposalId());
        }
    }

    private Map<String, String> of(Group group) {
        return Objects.requireNonNull(labels.get(group));
    }

    /** All records read so far, those about other debtors among them. */
    public synchronized long events() {
        return events;
    }

    /** How many things bear each label now. */
    public synchronized Map<String, Long> count(Group group) {
        var counted = new TreeMap<String, Long>();
        of(group).values().forEach(label -> counted.merge(label, 1L, Long::sum));
        return counted;
    }

    /** How many things of the group there are. */
    public synchronized int total(Group group) {
        return of(group).size();
    }

    /** Findings that stand: raised and not retracted. */
    public synchronized List<ComplianceViolation> standing() {
        return violations.values().stream()
                .filter(violation -> violation.getStatus() != ViolationStatus.RETRACTED)
                .toList();
    }

    /** Findings that were raised and no longer stand. */
    public synchronized long retracted() {
        return violations.values().stream()
                .filter(violation -> violation.getStatus() == ViolationStatus.RETRACTED)
                .count();
    }

    /** Real nanoseconds since the detector last said something, or heard of something to judge. */
    public synchronized long settledNanos() {
        return System.nanoTime() - lastNews;
    }

    /** Accounts that core banking called overdue. */
    public synchronized int overdueAccounts() {
        return overdueAccounts.size();
    }

    /** Accounts called overdue of which no stage was heard. */
    public synchronized int withoutStage() {
        return missing(overdueAccounts, of(Group.ACCOUNTS_BY_STAGE).keySet());
    }

    /** Proposals without a decision. */
    public synchronized int undecided() {
        return missing(of(Group.PROPOSALS).keySet(), of(Group.DECISIONS).keySet());
    }

    /** Permits that never became a command. */
    public synchronized int withoutCommand() {
        return missing(permitted, commanded);
    }

    private static int missing(Set<String> expected, Set<String> found) {
        return (int) expected.stream().filter(id -> !found.contains(id)).count();
    }
}
