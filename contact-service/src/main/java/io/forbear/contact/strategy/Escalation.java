package io.forbear.contact.strategy;

/** What is done when the steps of a strategy are used up. */
public sealed interface Escalation {

    /** The steps of another strategy follow. */
    record NextStrategy(String strategyId) implements Escalation {}

    /**
     * A person has to look.
     *
     * @param task kind of the task, a word of the bank
     */
    record TaskForPerson(String task, String reason) implements Escalation {}

    /** The account is proposed for referral to court, which people decide on. */
    record LegalReferral(String reason) implements Escalation {}
}
