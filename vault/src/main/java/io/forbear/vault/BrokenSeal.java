package io.forbear.vault;

import java.security.GeneralSecurityException;

/** What was sealed cannot be opened: another key, other associated data, or changed bytes. */
public final class BrokenSeal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenSeal(String what, GeneralSecurityException cause) {
        super(what, cause);
    }
}
