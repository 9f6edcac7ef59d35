package io.forbear.account.terms;

import org.jspecify.annotations.Nullable;

/** What a file of contract terms must say. */
final class Given {
    private Given() {}

    /** Refuses a field that is not there, which the file's reader would pass on as null. */
    static void require(String field, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }
}
