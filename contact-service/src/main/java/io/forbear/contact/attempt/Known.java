package io.forbear.contact.attempt;

/**
 * What is known here of what a report names.
 *
 * @param place of the report among those asked about, from 0
 * @param sameDebtor whether reports of that id are about this debtor
 * @param debtorKnown whether any event has told of the debtor
 * @param permitKnown whether the permit was given for this debtor; true without a permit
 */
record Known(int place, boolean sameDebtor, boolean debtorKnown, boolean permitKnown) {}
