package io.forbear.contact.story;

import io.forbear.contact.neighbour.Part;
import java.time.Instant;

/**
 * The story of a debtor. Every part says as of when it is, or why it is missing.
 *
 * @param asOf when it was asked for
 * @param accounts balances and stages
 * @param contacts what was proposed, decided, sent word by word, and reported; newest first
 * @param nextSteps what the strategy does next, or why nothing happens
 * @param allowed per channel whether a contact is lawful now, and when next
 */
record Story(
        String debtorId,
        Instant asOf,
        Part accounts,
        Part contacts,
        Part nextSteps,
        Part tasks,
        Part promises,
        Part plans,
        Part offers,
        Part complaints,
        Part findings,
        Part allowed) {}
