package io.forbear.account.legal;

import io.forbear.account.fact.Terms;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the bank asks before an account goes to court, as data.
 *
 * @param departments by role
 * @param lists the first one for a jurisdiction of the account holds
 */
record LegalPolicy(Map<String, String> departments, List<Conditions> lists) {
    LegalPolicy {
        departments = Map.copyOf(departments);
        lists = List.copyOf(lists);
        if (lists.isEmpty() || lists.getLast().jurisdiction() != null) {
            throw new IllegalArgumentException(
                    "the last conditions are for every jurisdiction, found " + lists);
        }
    }

    /**
     * The conditions in a jurisdiction.
     *
     * @param jurisdiction ISO 3166; covers its subdivisions; null: every one
     * @param riskAssessmentMaxAge how old a risk assessment may be at most
     * @param grounds by code
     * @param writeOff null: only the whole balance can be written off
     */
    record Conditions(
            @Nullable String jurisdiction,
            Period riskAssessmentMaxAge,
            Map<String, GroundRule> grounds,
            LimitationRule limitation,
            CreditReportRule creditReport,
            @Nullable WriteOffRule writeOff) {
        Conditions {
            grounds = Map.copyOf(grounds);
        }

        WriteOffRule writeOffRule() {
            return writeOff == null ? WriteOffRule.WHOLE_ONLY : writeOff;
        }

        private boolean isFor(Terms terms) {
            return terms.isUnder(jurisdiction);
        }
    }

    /**
     * What makes a ground good.
     *
     * @param daysPastDueFrom so many days past due at least; null: any
     * @param contactLost whether contact with the debtor must be lost; null: it need not
     * @param eachOf kinds of evidence of which there is one piece at least
     * @param atLeast so many different pieces of these kinds in all
     */
    record GroundRule(
            @Nullable Integer daysPastDueFrom,
            @Nullable Boolean contactLost,
            List<String> eachOf,
            int atLeast) {
        GroundRule {
            eachOf = List.copyOf(eachOf);
            if (eachOf.isEmpty() || atLeast < 1) {
                throw new IllegalArgumentException("a ground without evidence is none");
            }
        }
    }

    /**
     * How long a debt can be sued for.
     *
     * @param period null: not computed; only what core banking states counts
     * @param restartOn what begins the period anew before its end
     * @param renewedBy what begins it anew after its end
     */
    record LimitationRule(
            @Nullable Period period,
            Set<Limitation.Kind> restartOn,
            Set<Limitation.Kind> renewedBy) {
        LimitationRule {
            restartOn = Set.copyOf(restartOn);
            renewedBy = Set.copyOf(renewedBy);
        }
    }

    /**
     * What must come before a negative report.
     *
     * @param noticeDays so many days between notice and report at least
     * @param consentNeeded whether the debtor's written consent to report is needed
     */
    record CreditReportRule(int noticeDays, boolean consentNeeded) {
        CreditReportRule {
            if (noticeDays < 1) {
                throw new IllegalArgumentException(
                        "a notice comes a day before the report at least, found " + noticeDays);
            }
        }
    }

    /**
     * What can be written off.
     *
     * @param partial whether less than the whole balance can be
     */
    record WriteOffRule(boolean partial) {
        static final WriteOffRule WHOLE_ONLY = new WriteOffRule(false);
    }

    Conditions conditionsFor(Terms terms) {
        return lists.stream().filter(list -> list.isFor(terms)).findFirst().orElseThrow();
    }

    /**
     * The department of a caller.
     *
     * @param claimed by his token; null: nothing
     * @return null: it cannot be told, since his roles belong to none or to several
     */
    @Nullable String departmentOf(@Nullable String claimed, Collection<String> roles) {
        if (claimed != null && !claimed.isBlank()) {
            return claimed;
        }
        var found = new TreeSet<String>();
        roles.stream().filter(departments::containsKey).map(departments::get).forEach(found::add);
        return found.size() == 1 ? found.getFirst() : null;
    }
}
