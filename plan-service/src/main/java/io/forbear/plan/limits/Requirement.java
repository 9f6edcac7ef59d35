package io.forbear.plan.limits;

import io.forbear.plan.schedule.Schedule;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing that a law asks of a plan. */
sealed interface Requirement {

    /** What it has against a proposal; the reasons do not cite the law yet. */
    List<Refusal> againstProposal(
            AgreementTerms terms, List<Debt> debts, Circumstances circumstances);

    /** What it has against signing on a date; most is settled with the proposal. */
    default List<Refusal> againstSignature(
            AgreementTerms terms, List<Debt> debts, LocalDate signedOn) {
        return List.of();
    }

    /** What it has against deferring what was signed on a date. */
    default List<Refusal> againstDeferral(Schedule deferred, LocalDate signedOn) {
        return List.of();
    }

    /** What it has against a payment that is promised, without any plan. */
    default List<Refusal> againstPayment(List<Debt> debts) {
        return List.of();
    }

    /**
     * The longest term, from the first due date to the last, and from the signature to the last.
     */
    record MaxTerm(int months) implements Requirement {
        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            return against(terms.schedule(), circumstances.on(), "firstDueOn");
        }

        @Override
        public List<Refusal> againstSignature(
                AgreementTerms terms, List<Debt> debts, LocalDate signedOn) {
            return against(terms.schedule(), signedOn, "signedAt");
        }

        @Override
        public List<Refusal> againstDeferral(Schedule deferred, LocalDate signedOn) {
            return against(deferred, signedOn, "reviewOn");
        }

        private List<Refusal> against(Schedule schedule, LocalDate signedOn, String field) {
            var first = schedule.firstDueOn();
            var last = schedule.lastDueOn();
            if (last.isAfter(first.plusMonths(months))) {
                return refuse(
                        "instalments",
                        "the last may fall due at most %d months after the first, found %s to %s"
                                .formatted(months, first, last));
            }
            return last.isAfter(signedOn.plusMonths(months))
                    ? refuse(
                            field,
                            "the last instalment may fall due at most %d months after %s, found %s"
                                    .formatted(months, signedOn, last))
                    : List.of();
        }
    }

    /**
     * What every agreement must contain.
     *
     * @param items which item of the law asks for a content
     */
    record Contents(Map<PlanContent, String> items) implements Requirement {
        public Contents {
            items = Map.copyOf(items);
        }

        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            var missing = new EnumMap<PlanContent, String>(PlanContent.class);
            missing.putAll(items);
            missing.keySet().removeAll(terms.contents());
            return missing.isEmpty()
                    ? List.of()
                    : refuse(
                            "contents",
                            "must contain "
                                    + missing.entrySet().stream()
                                            .map(item -> item.getKey() + " " + item.getValue())
                                            .collect(Collectors.joining(", ")));
        }
    }

    /** Of which fees it must be said whether they accrue during the plan, and how much. */
    record FeesStated(Set<FeeKind> kinds) implements Requirement {
        public FeesStated {
            kinds = Set.copyOf(kinds);
        }

        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            var silent = EnumSet.noneOf(FeeKind.class);
            silent.addAll(kinds);
            silent.removeAll(terms.fees().keySet());
            return silent.isEmpty()
                    ? List.of()
                    : refuse("fees", "must state how much of " + silent + " accrues, 0 for none");
        }
    }

    /**
     * What must have been assessed as true.
     *
     * @param evidence whether both must be shown
     */
    record Preconditions(boolean exceedsAbility, boolean willing, boolean evidence)
            implements Requirement {
        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            return Stream.of(ability(terms), willingness(terms)).flatMap(List::stream).toList();
        }

        private List<Refusal> ability(AgreementTerms terms) {
            if (exceedsAbility && !Boolean.TRUE.equals(terms.exceedsAbility())) {
                return refuse(
                        "exceedsAbility", "must be true: the debt exceeds what the debtor can pay");
            }
            return exceedsAbility && evidence && terms.grounds().abilityEvidence().isEmpty()
                    ? refuse(
                            "abilityEvidence",
                            "must name what shows that the debt exceeds the debtor's ability,"
                                    + " or affordabilityId an assessment with evidence")
                    : List.of();
        }

        private List<Refusal> willingness(AgreementTerms terms) {
            if (willing && !Boolean.TRUE.equals(terms.willing())) {
                return refuse("willing", "must be true: the debtor is willing to pay");
            }
            return willing && evidence && terms.grounds().willingnessEvidence().isEmpty()
                    ? refuse(
                            "willingnessEvidence",
                            "must name what shows that the debtor is willing to pay")
                    : List.of();
        }
    }

    /**
     * What is paid in a month is within what the debtor was found able to pay.
     *
     * @param assessedWithinDays how old the assessment may be
     */
    record Sustainable(int assessedWithinDays) implements Requirement {
        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            var ability = circumstances.ability();
            if (ability == null) {
                return refuse(
                        "affordabilityId", "must name an assessment of what the debtor can afford");
            }
            var oldest = circumstances.on().minusDays(assessedWithinDays);
            if (ability.assessedOn().isBefore(oldest)) {
                return refuse(
                        "affordabilityId",
                        "must name an assessment of %s or later, found %s"
                                .formatted(oldest, ability.assessedOn()));
            }
            if (!ability.perMonth().currency().equals(terms.schedule().currency())) {
                return refuse(
                        "affordabilityId",
                        "must name an assessment in " + terms.schedule().currency());
            }
            var burden = circumstances.frequency().aMonth(terms.schedule().largest());
            return ability.perMonth().isLessThan(burden)
                    ? refuse(
                            "instalments",
                            "may take at most %s a month, which the debtor can afford, found %s"
                                    .formatted(ability.perMonth(), burden))
                    : List.of();
        }
    }

    /**
     * Time and instalments enough. Who can pay all of it out of one month may pay at once.
     *
     * @param minInstalments how many there are at least
     * @param minDaysToFirstDue from the proposal
     */
    record NoPressure(int minInstalments, int minDaysToFirstDue) implements Requirement {
        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            var schedule = terms.schedule();
            var ability = circumstances.ability();
            var easy =
                    ability != null
                            && ability.perMonth().currency().equals(schedule.currency())
                            && !ability.perMonth().isLessThan(schedule.total());
            var few =
                    easy || schedule.instalments().size() >= minInstalments
                            ? List.<Refusal>of()
                            : refuse(
                                    "instalments",
                                    "must be at least %d unless one month's means pay all, found %d"
                                            .formatted(
                                                    minInstalments, schedule.instalments().size()));
            var earliest = circumstances.on().plusDays(minDaysToFirstDue);
            var soon =
                    schedule.firstDueOn().isBefore(earliest)
                            ? refuse("firstDueOn", "must be %s or later".formatted(earliest))
                            : List.<Refusal>of();
            return Stream.of(few, soon).flatMap(List::stream).toList();
        }
    }

    /** No payment on a debt while the debtor disputes it. */
    record NotWhileDisputed() implements Requirement {
        @Override
        public List<Refusal> againstProposal(
                AgreementTerms terms, List<Debt> debts, Circumstances circumstances) {
            return against(debts);
        }

        @Override
        public List<Refusal> againstSignature(
                AgreementTerms terms, List<Debt> debts, LocalDate signedOn) {
            return against(debts);
        }

        @Override
        public List<Refusal> againstPayment(List<Debt> debts) {
            return against(debts);
        }

        private static List<Refusal> against(List<Debt> debts) {
            return debts.stream().anyMatch(Debt::disputed)
                    ? refuse(
                            "accountIds",
                            "must name no debt that is disputed until the dispute is answered")
                    : List.of();
        }
    }

    private static List<Refusal> refuse(String field, String reason) {
        return List.of(new Refusal(field, reason));
    }
}
