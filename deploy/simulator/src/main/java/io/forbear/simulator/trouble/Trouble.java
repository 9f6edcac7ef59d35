package io.forbear.simulator.trouble;

import java.io.Serial;

/** Something the user can mend; the message says in one line what is wrong and what to do. */
public final class Trouble extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    public Trouble(String message) {
        super(message);
    }

    public Trouble(String message, Throwable cause) {
        super(message, cause);
    }
}
