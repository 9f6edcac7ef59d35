package io.forbear.account.figure;

import io.forbear.account.stage.Position;
import java.math.BigDecimal;

/** How an account stood at the end of a day, and who worked on it. */
record Point(Position position, String agency) {

    boolean isOverdue() {
        return position.isOverdue();
    }

    String stage() {
        return position.stage();
    }

    BigDecimal amountOverdue() {
        return position.amountOverdue().amount();
    }

    /** What is owed; nothing for a credit balance. */
    BigDecimal balance() {
        return position.balance().atLeastZero().amount();
    }
}
