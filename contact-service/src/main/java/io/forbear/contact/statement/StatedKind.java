package io.forbear.contact.statement;

import io.forbear.contact.channel.ContactResult;
import java.util.Arrays;
import java.util.Optional;

/** What a person may say in a conversation that stops contacts. */
public enum StatedKind {
    /** That nobody is to contact him any more. */
    CEASE(ContactResult.CEASE_STATED),
    /** That he wants no more contacts by a medium. */
    OPT_OUT(ContactResult.OPT_OUT_STATED),
    /** That an attorney acts for the debtor. */
    REPRESENTATION(ContactResult.REPRESENTATION_STATED),
    /** That the debt, or its amount, is wrong. */
    DISPUTE(ContactResult.DISPUTE_STATED),
    /** That he complains. */
    COMPLAINT(ContactResult.COMPLAINT_STATED);

    private final ContactResult result;

    StatedKind(ContactResult result) {
        this.result = result;
    }

    /** What a result of a conversation states, if it stops contacts. */
    static Optional<StatedKind> of(ContactResult result) {
        return Arrays.stream(values()).filter(kind -> kind.result == result).findFirst();
    }
}
