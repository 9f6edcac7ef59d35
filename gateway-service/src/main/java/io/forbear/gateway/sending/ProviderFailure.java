package io.forbear.gateway.sending;

/** That a call failed, by the provider or by us; nobody's message is to blame. */
final class ProviderFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean mayHaveSent;
    private final boolean isOurs;

    private ProviderFailure(boolean mayHaveSent, boolean isOurs, String reason) {
        super(reason, null, false, false);
        this.mayHaveSent = mayHaveSent;
        this.isOurs = isOurs;
    }

    /** The fault is ours, before the provider was called: it is as well as it was. */
    static ProviderFailure ours(String reason) {
        return new ProviderFailure(false, true, reason);
    }

    /** It certainly did not take the message. */
    static ProviderFailure notSent(String reason) {
        return new ProviderFailure(false, false, reason);
    }

    /** It may have taken the message. */
    static ProviderFailure uncertain(String reason) {
        return new ProviderFailure(true, false, reason);
    }

    boolean mayHaveSent() {
        return mayHaveSent;
    }

    boolean isOurs() {
        return isOurs;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
