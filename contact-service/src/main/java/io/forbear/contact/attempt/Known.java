package io.forbear.contact.attempt;

import java.util.List;

/**
 * What is known here of what a report names.
 *
 * @param place of the report among those asked about, from 0
 * @param sameDebtor whether reports of that id are about this debtor
 * @param debtorKnown whether any event has told of the debtor
 * @param permitKnown whether the permit was given for this debtor; true without a permit
 * @param unknownAccounts those named that the debtor is not known to have
 * @param endpointKnown whether the debtor has such a contact point
 */
record Known(
        int place,
        boolean sameDebtor,
        boolean debtorKnown,
        boolean permitKnown,
        List<String> unknownAccounts,
        boolean endpointKnown) {
    Known {
        unknownAccounts = List.copyOf(unknownAccounts);
    }
}
