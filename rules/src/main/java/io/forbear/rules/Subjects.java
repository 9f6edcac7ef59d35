package io.forbear.rules;

import java.util.List;

/** Which accounts a fact is about. */
final class Subjects {
    private Subjects() {}

    /** The accounts a fact names, or those of the plan or complaint it names; none otherwise. */
    static List<String> accountsOf(CaseFile file, Fact fact) {
        return switch (fact) {
            case Fact.AccountStated stated -> List.of(stated.account().accountId());
            case Fact.ContactAttempted made -> made.contact().accountIds();
            case Fact.ContactProposed planned -> planned.contact().accountIds();
            case Fact.DisputeFiled filed -> filed.accountIds();
            case Fact.DisputeAnswered answered -> answered.accountIds();
            case Fact.ValidationProvided provided -> provided.accountIds();
            case Fact.MoratoriumStarted started -> started.accountIds();
            case Fact.MoratoriumEnded ended -> ended.accountIds();
            case Fact.PlanProposed plan -> plan.terms().accountIds();
            case Fact.PlanAgreed plan -> plan.terms().accountIds();
            case Fact.PlanBroken broken -> planAccounts(file, broken.planId());
            case Fact.PlanCompleted completed -> planAccounts(file, completed.planId());
            case Fact.ComplaintFiled filed ->
                    filed.accountIds().isEmpty() ? file.accountIds() : filed.accountIds();
            case Fact.AgencyAssigned assigned -> assigned.accountIds();
            case Fact.AgencyNoticeSent sent -> sent.accountIds();
            case Fact.ProfileStated _,
                    Fact.ProposalClosed _,
                    Fact.PermitIssued _,
                    Fact.ConsentGiven _,
                    Fact.ConsentWithdrawn _,
                    Fact.PreferenceStated _,
                    Fact.CeaseRequested _,
                    Fact.ThirdPartyStopRequested _,
                    Fact.VulnerabilityNoted _,
                    Fact.RepresentationNotified _,
                    Fact.ComplaintExtended _,
                    Fact.ComplaintResolved _,
                    Fact.AgencyAuthorised _,
                    Fact.AgencyRevoked _ ->
                    List.of();
        };
    }

    private static List<String> planAccounts(CaseFile file, String planId) {
        for (var plan : file.all(Fact.PlanAgreed.class)) {
            if (plan.terms().planId().equals(planId)) {
                return plan.terms().accountIds();
            }
        }
        return List.of();
    }
}
