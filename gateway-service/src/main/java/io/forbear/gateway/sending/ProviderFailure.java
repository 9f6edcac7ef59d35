package io.forbear.gateway.sending;

/** That a provider failed; nobody's message is to blame. */
final class ProviderFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveSent;

    private ProviderFailure(boolean mayHaveSent, String reason) {
        super(reason, null, false, false);
        this.mayHaveSent = mayHaveSent;
    }

    /** It certainly did not take the message. */
    static ProviderFailure notSent(String reason) {
        return new ProviderFailure(false, reason);
    }

    /** It may have taken the message. */
    static ProviderFailure uncertain(String reason) {
        return new ProviderFailure(true, reason);
    }

    boolean mayHaveSent() {
        return mayHaveSent;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
