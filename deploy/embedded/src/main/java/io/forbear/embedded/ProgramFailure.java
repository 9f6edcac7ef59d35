package io.forbear.embedded;

/** A program did not start or ended by itself; the message holds the end of its log. */
public final class ProgramFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProgramFailure(String message) {
        super(message);
    }

    public ProgramFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
