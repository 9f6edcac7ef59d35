package io.forbear.contact.strategy;

import io.forbear.money.Money;
import java.time.Duration;

/** A state of affairs in which the steps of a strategy end; each is reached by going on or up. */
public sealed interface StopCondition {

    /** So many conversations with who owes the debt, since the run began. */
    record RightPartyContacts(int number) implements StopCondition {}

    /** So many contacts made, or of which nobody knows whether they were, since the run began. */
    record Attempts(int number) implements StopCondition {}

    /** So long in the stage. */
    record InStage(Duration atLeast) implements StopCondition {}

    /** Less is owed than this; amounts of other currencies are not compared. */
    record BalanceBelow(Money amount) implements StopCondition {}

    /** So many percent of what was owed when the run began are owed no more. */
    record SharePaid(int percent) implements StopCondition {}

    /** A promise to pay was made since the run began, kept or not. */
    record PromiseMade() implements StopCondition {}
}
