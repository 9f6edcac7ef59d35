package io.forbear.plan.offer;

import io.forbear.plan.affordability.Affordability;
import io.forbear.plan.approval.ApprovalLimits;
import io.forbear.plan.limits.Refusal;
import io.forbear.plan.plan.ProposalBody;
import io.forbear.plan.plan.ProposalDesk.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which plans are offered: of all lengths and waivers that the bank has laid down those that the
 * law allows and the debtor can afford, the ones recommended most.
 *
 * @param chosen in the order of their rank
 * @param notOffered what was tried besides and cannot be, with why
 */
record Offering(List<Candidate> chosen, List<NotOffered> notOffered) {
    Offering {
        chosen = List.copyOf(chosen);
        notOffered = List.copyOf(notOffered);
    }

    /** A length and a waiver that cannot be offered. */
    record NotOffered(int instalments, int waiverPercent, List<Refusal> reasons) {}

    /**
     * What the bank has laid down.
     *
     * @param approval up to what one person decides alone
     */
    record Rules(OfferPolicy offers, ApprovalLimits approval) {}

    /**
     * Chooses.
     *
     * @param trial what would become of a proposal
     */
    static Offering of(
            Wish wish,
            Affordability affordability,
            Rules rules,
            Function<ProposalBody, Outcome> trial) {
        var candidates = new ArrayList<Candidate>();
        var notOffered = new ArrayList<NotOffered>();
        for (var percent : waivers(wish, rules.offers())) {
            for (var count : rules.offers().instalments()) {
                var body = wish.body(count, percent, affordability);
                var tried = tried(body, percent, affordability, rules, trial.apply(body));
                switch (tried) {
                    case Tried.Possible(var candidate) -> candidates.add(candidate);
                    case Tried.Impossible(var reasons) ->
                            notOffered.add(new NotOffered(count, percent, reasons));
                }
            }
        }
        return new Offering(chosen(candidates, rules.offers()), notOffered);
    }

    /** What came of trying one. */
    private sealed interface Tried {
        record Possible(Candidate candidate) implements Tried {}

        record Impossible(List<Refusal> reasons) implements Tried {}
    }

    private static List<Integer> waivers(Wish wish, OfferPolicy policy) {
        return wish.feesInDebt().sign() > 0
                ? Stream.concat(Stream.of(0), policy.waiverPercents().stream()).toList()
                : List.of(0);
    }

    private static Tried tried(
            ProposalBody body,
            int waiverPercent,
            Affordability affordability,
            Rules rules,
            Outcome outcome) {
        return switch (outcome) {
            case Outcome.Refused(var refusals) -> new Tried.Impossible(refusals);
            case Outcome.Lawful(var terms) -> {
                var percent = Candidate.percentOfMeans(terms, affordability);
                yield percent > 100
                        ? new Tried.Impossible(
                                List.of(
                                        new Refusal(
                                                "instalments",
                                                "takes %s a month, the debtor can afford %s"
                                                        .formatted(
                                                                terms.schedule().largest(),
                                                                affordability.disposable()))))
                        : new Tried.Possible(
                                new Candidate(
                                        terms,
                                        body,
                                        waiverPercent,
                                        rules.approval().exceededBy(terms),
                                        percent));
            }
        };
    }

    private static List<Candidate> chosen(List<Candidate> candidates, OfferPolicy policy) {
        var ranked = candidates.stream().sorted(Candidate.ranking(policy)).toList();
        var plain = ranked.stream().filter(one -> one.waiverPercent() == 0).limit(policy.most());
        var waived = ranked.stream().filter(one -> one.waiverPercent() > 0).limit(policy.most());
        return Stream.concat(plain, waived).sorted(Candidate.ranking(policy)).toList();
    }
}
