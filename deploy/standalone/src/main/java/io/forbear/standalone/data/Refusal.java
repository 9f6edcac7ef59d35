package io.forbear.standalone.data;

/** A command that cannot be carried out; the message is the one line its user reads. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
