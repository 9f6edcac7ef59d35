package io.forbear.messaging.erasure;

import java.util.List;

/**
 * Where a service keeps personal data of a debtor, and how they are erased when he is; a service
 * declares one as a bean for each class of data.
 *
 * @param what class of data, as {@code debtor.personal-data-erased} names it: if it is to be kept,
 *     nothing of this is done
 * @param statements in SQL, run in this order in one transaction; {@code :debtorId} is the debtor;
 *     they do no harm if they are run again
 */
public record PersonalRows(String what, List<String> statements) {
    /** What stands in the place of words where none may not be. */
    public static final String ERASED = "personal data erased";

    public PersonalRows {
        statements = List.copyOf(statements);
    }
}
