package io.forbear.account.fact;

import java.util.UUID;

/**
 * Something that happened to an account, whenever it becomes known. A fact with the event id of
 * another one corrects it.
 */
public sealed interface Fact
        permits Statement, Posting, PlanFact, PromiseFact, Circumstance, Pause {
    UUID eventId();

    AccountId accountId();
}
