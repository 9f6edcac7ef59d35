package io.forbear.account.fact;

/**
 * The bank's account number, or what it uses in its place.
 *
 * <p>None can be made if it is blank.
 */
public record AccountId(String value) implements Comparable<AccountId> {
    public AccountId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("accountId is blank");
        }
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
