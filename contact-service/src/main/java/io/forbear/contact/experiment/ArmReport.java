package io.forbear.contact.experiment;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What came of one arm. Counts of debtors are of those who ever entered the arm, whatever became of
 * them: who was split belongs to his arm.
 *
 * @param arm its name
 * @param debtors who entered it
 * @param accounts that entered it
 * @param contacts made, or of which nobody knows whether they were
 * @param rightPartyContacts conversations with the debtor or somebody who owes with him
 * @param denied proposals that the gate denied
 * @param debtorsReached with at least one such conversation
 * @param debtorsPromising with a promise to pay made since they entered
 * @param debtorsWithPlan with a plan signed since they entered
 * @param accountsCured of which nothing is overdue now
 * @param debtorsComplaining who have complained, before or since: a random split makes the arms
 *     comparable
 * @param violations found of its contacts that stand
 * @param otherFindings that are no violations, such as observations
 */
@JsonPropertyOrder({
    "arm",
    "strategy",
    "debtors",
    "accounts",
    "contacts",
    "rightPartyContacts",
    "denied",
    "debtorsReached",
    "debtorsPromising",
    "debtorsWithPlan",
    "accountsCured",
    "debtorsComplaining",
    "violations",
    "otherFindings"
})
record ArmReport(
        String arm,
        String strategy,
        long debtors,
        long accounts,
        long contacts,
        long rightPartyContacts,
        long denied,
        long debtorsReached,
        long debtorsPromising,
        long debtorsWithPlan,
        long accountsCured,
        long debtorsComplaining,
        long violations,
        long otherFindings) {}
