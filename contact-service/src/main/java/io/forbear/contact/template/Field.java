package io.forbear.contact.template;

import org.jspecify.annotations.Nullable;

/**
 * A field that wordings may have, as the catalogue declares it.
 *
 * @param discloses what a wording with it discloses; null: nothing that counts
 * @param longest how many characters it has at most, for the length of a message
 */
public record Field(
        String name,
        FieldType type,
        FieldSource source,
        @Nullable DisclosedItem discloses,
        int longest) {
    public Field {
        if (!source.gives(type)) {
            throw new IllegalArgumentException(
                    source.inFile() + " does not give " + type + ", which is of another type");
        }
    }

    /** Whether it tells something of the debt. */
    boolean isAboutTheDebt() {
        return type == FieldType.MONEY
                || discloses == DisclosedItem.DEBT_AMOUNT
                || discloses == DisclosedItem.DEBT_EXISTENCE
                || discloses == DisclosedItem.MINI_MIRANDA;
    }

    /** As it stands in a wording. */
    String place() {
        return source.isFilledLater() ? "{{" + name + "}}" : "{" + name + "}";
    }
}
