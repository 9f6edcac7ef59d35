package io.forbear.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Knows which subjects a changed fact can reach. */
final class Reach {
    private final RuleBook book;
    private final CaseFile file;

    Reach(RuleBook book, CaseFile file) {
        this.book = book;
        this.file = file;
    }

    /** Adds the subjects, other than the fact itself, whose findings depend on the fact. */
    void add(Fact fact, Set<String> affected) {
        switch (fact) {
            case Fact.ProfileStated stated ->
                    everythingSince(since(stated, file.all(Fact.ProfileStated.class)), affected);
            case Fact.AccountStated stated -> about(stated, affected);
            case Fact.ContactAttempted made -> later(Attempt.of(made), affected);
            case Fact.ContactProposed planned -> later(planned, affected);
            case Fact.ProposalClosed closed -> proposal(closed.proposalId(), affected);
            case Fact.PermitIssued permit -> {
                proposal(permit.proposalId(), affected);
                contacts(c -> permit.permitId().equals(c.contact().permitId()), affected);
            }
            case Fact.ConsentGiven given -> contactsSince(given.occurredAt(), affected);
            case Fact.ConsentWithdrawn taken -> contactsSince(taken.occurredAt(), affected);
            case Fact.PreferenceStated stated -> person(stated, stated.personId(), affected);
            case Fact.CeaseRequested cease -> person(cease, cease.personId(), affected);
            case Fact.VulnerabilityNoted noted -> everythingSince(noted.occurredAt(), affected);
            case Fact.ThirdPartyStopRequested stop -> person(stop, stop.personId(), affected);
            case Fact.RepresentationNotified told -> person(told, told.personId(), affected);
            case Fact.DisputeFiled filed ->
                    accounts(filed.occurredAt(), filed.accountIds(), affected);
            case Fact.DisputeAnswered answered -> {
                accounts(answered.occurredAt(), answered.accountIds(), affected);
                disputes(answered.accountIds(), affected);
            }
            case Fact.ValidationProvided provided ->
                    accounts(Instant.MIN, provided.accountIds(), affected);
            case Fact.MoratoriumStarted started ->
                    accounts(started.occurredAt(), started.accountIds(), affected);
            case Fact.MoratoriumEnded ended ->
                    accounts(ended.occurredAt(), ended.accountIds(), affected);
            case Fact.PlanProposed _, Fact.ComplaintFiled _ -> {
                // is a subject, reaches no other
            }
            case Fact.PlanAgreed plan ->
                    accounts(plan.signedAt(), plan.terms().accountIds(), affected);
            case Fact.PlanBroken broken -> contactsSince(broken.occurredAt(), affected);
            case Fact.PlanCompleted completed -> contactsSince(completed.occurredAt(), affected);
            case Fact.ComplaintExtended extended -> complaints(extended.complaintId(), affected);
            case Fact.ComplaintResolved resolved -> complaints(resolved.complaintId(), affected);
            case Fact.AgencyAuthorised told -> agency(told, told.legalEntityId(), affected);
            case Fact.AgencyRevoked told -> agency(told, told.legalEntityId(), affected);
            case Fact.AgencyAssigned told -> agency(told, told.legalEntityId(), affected);
            case Fact.AgencyNoticeSent told -> agency(told, told.legalEntityId(), affected);
        }
        throughFindings(affected);
    }

    /** A statement holds from its instant on, the first one from the beginning. */
    private static Instant since(Fact stated, List<? extends Fact> versions) {
        boolean first =
                versions.isEmpty()
                        || !versions.getFirst().occurredAt().isBefore(stated.occurredAt());
        return first ? Instant.MIN : stated.occurredAt();
    }

    private void about(Fact.AccountStated stated, Set<String> affected) {
        var id = stated.account().accountId();
        var versions = new ArrayList<Fact.AccountStated>();
        for (var version : file.all(Fact.AccountStated.class)) {
            if (version.account().accountId().equals(id)) {
                versions.add(version);
            }
        }
        var since = since(stated, versions);
        for (var fact : file.facts()) {
            if (!fact.occurredAt().isBefore(since)
                    && Subjects.accountsOf(file, fact).contains(id)) {
                affected.add(fact.id());
            }
        }
    }

    private void everythingSince(Instant since, Set<String> affected) {
        for (var fact : file.facts()) {
            if (!fact.occurredAt().isBefore(since)) {
                affected.add(fact.id());
            }
        }
    }

    private void later(Fact.ContactProposed planned, Set<String> affected) {
        later(new Attempt(planned.id(), planned.occurredAt(), planned.contact(), null), affected);
    }

    private void proposal(String proposalId, Set<String> affected) {
        for (var planned : file.all(Fact.ContactProposed.class)) {
            if (planned.proposalId().equals(proposalId)) {
                later(planned, affected);
            }
        }
    }

    private void later(Attempt changed, Set<String> affected) {
        var attempts = file.attempts();
        for (int i = attempts.size() - 1; i >= 0; i--) {
            var later = attempts.get(i);
            if (later.compareTo(changed) <= 0) {
                return;
            }
            if (reaches(changed, later)) {
                affected.add(later.id());
            }
        }
    }

    private boolean reaches(Attempt changed, Attempt later) {
        for (var part : book.parts()) {
            for (var use : part.onContact()) {
                for (var check : use.checks()) {
                    if (check.reaches(changed, later)) {
                        return true;
                    }
                }
            }
            for (var use : part.terms()) {
                for (var check : use.checks()) {
                    if (check.hasDuty() && check.reaches(changed, later)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Some checks ask what other rules found on earlier contacts. */
    private void throughFindings(Set<String> affected) {
        var checks = book.restingOnFindings();
        var attempts = file.attempts();
        if (checks.isEmpty() || attempts.isEmpty() || isNewest(affected, attempts.getLast())) {
            return;
        }
        var sources = new ArrayList<Attempt>();
        for (var attempt : attempts) {
            if (affected.contains(attempt.id())) {
                sources.add(attempt);
            }
            if (anyReaches(checks, sources, attempt)) {
                affected.add(attempt.id());
            }
        }
    }

    /** Nothing comes after it that could rest on what is found on it. */
    private static boolean isNewest(Set<String> affected, Attempt newest) {
        return affected.size() == 1 && affected.contains(newest.id());
    }

    private static boolean anyReaches(
            List<ContactCheck> checks, List<Attempt> sources, Attempt attempt) {
        for (var source : sources) {
            for (var check : checks) {
                if (check.reaches(source, attempt)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void contacts(Predicate<Attempt> which, Set<String> affected) {
        for (var attempt : file.attempts()) {
            if (which.test(attempt)) {
                affected.add(attempt.id());
            }
        }
    }

    private void contactsSince(Instant since, Set<String> affected) {
        contacts(attempt -> !attempt.at().isBefore(since), affected);
    }

    private void person(Fact fact, String personId, Set<String> affected) {
        contacts(
                attempt ->
                        !attempt.at().isBefore(fact.occurredAt())
                                && attempt.contact().party().personId().equals(personId),
                affected);
    }

    private void agency(Fact fact, String legalEntityId, Set<String> affected) {
        contacts(
                attempt ->
                        !attempt.at().isBefore(fact.occurredAt())
                                && attempt.contact().actor().legalEntityId().equals(legalEntityId),
                affected);
    }

    private void accounts(Instant since, List<String> accountIds, Set<String> affected) {
        contacts(
                attempt ->
                        !attempt.at().isBefore(since)
                                && attempt.contact().accountIds().stream()
                                        .anyMatch(accountIds::contains),
                affected);
    }

    private void disputes(List<String> accountIds, Set<String> affected) {
        for (var dispute : file.all(Fact.DisputeFiled.class)) {
            if (dispute.accountIds().stream().anyMatch(accountIds::contains)) {
                affected.add(dispute.id());
            }
        }
    }

    private void complaints(String complaintId, Set<String> affected) {
        for (var complaint : file.all(Fact.ComplaintFiled.class)) {
            if (complaint.complaintId().equals(complaintId)) {
                affected.add(complaint.id());
            }
        }
    }
}
