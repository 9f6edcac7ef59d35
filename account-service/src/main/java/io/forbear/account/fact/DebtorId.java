package io.forbear.account.fact;

/**
 * The bank's customer number; the key of every record about the debtor.
 *
 * <p>None can be made if it is blank.
 */
public record DebtorId(String value) {
    public DebtorId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("debtorId is blank");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
