package io.forbear.console.command;

/** Ends a command with a line for its user. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    private Refusal(int code, String message) {
        super(message);
        this.code = code;
    }

    /** What is needed does not answer. */
    static Refusal out(String what) {
        return new Refusal(Operations.OUT, what);
    }

    /** What was asked for is not done. */
    static Refusal refused(String why) {
        return new Refusal(Operations.REFUSED, why);
    }

    /** The exit code. */
    int code() {
        return code;
    }
}
