package io.forbear.gateway.command;

import java.time.Duration;

/**
 * How long, and how well asked, it has been in doubt whether a message was sent.
 *
 * @param noes how often the provider has said since that it has none such
 * @param since the last call that may have sent it, real time
 */
public record Doubt(int noes, Duration since) {
    /** None. */
    static final Doubt NONE = new Doubt(0, Duration.ZERO);

    /** With one no more. */
    public Doubt afterNo() {
        return new Doubt(noes + 1, since);
    }
}
