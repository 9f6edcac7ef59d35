package io.forbear.compliance.intake;

import io.forbear.compliance.intake.Refusal.Reason;
import io.forbear.rules.Money;
import org.jspecify.annotations.Nullable;

/** Plain values of events as the kernel takes them. */
final class Values {
    private Values() {}

    /** Null stays null: nobody said. */
    static @Nullable Money money(io.forbear.events.@Nullable Money money) {
        return money == null ? null : new Money(money.getAmount(), money.getCurrency());
    }

    /** Empty and blank texts say nothing. */
    static @Nullable String stated(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * A text that must be there.
     *
     * @throws RefusedRecord if it is not
     */
    static String required(@Nullable String text, String field) {
        var stated = stated(text);
        if (stated == null) {
            throw new RefusedRecord(Reason.REJECTED, field + " must be stated, found none");
        }
        return stated;
    }
}
