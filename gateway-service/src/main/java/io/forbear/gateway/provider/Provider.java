package io.forbear.gateway.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Who carries messages of one medium.
 *
 * @param name what the bank calls it: part of the address of its webhooks, and of metrics
 */
public record Provider(String name, ProviderSettings settings) {
    public Provider {
        if (!name.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException(
                    "a provider's name is of a-z, 0-9 and -, found " + name);
        }
    }

    /** What it carries. */
    public Medium medium() {
        return settings.medium();
    }

    /**
     * Whether it carries a message. One that carries messages in some jurisdictions only carries
     * none of which the jurisdiction is not told.
     */
    boolean serves(Errand errand) {
        return errand.medium() == medium()
                && (settings.collectors().isEmpty()
                        || settings.collectors().contains(errand.legalEntityId()))
                && (settings.jurisdictions().isEmpty() || errand.isIn(settings.jurisdictions()));
    }

    /** Whether it can tell whether it has a message. */
    public boolean mayBeAsked() {
        var http = settings.http();
        return http != null && http.query() != null;
    }

    /**
     * Whether it is believed that it does not have a message.
     *
     * @param noes how often it has said so
     * @param since the call that may have sent the message, real time
     */
    public boolean believes(int noes, Duration since) {
        var http = settings.http();
        return http != null && http.query() != null && http.query().believes(noes, since);
    }

    /** In whose form it writes numbers, ISO 3166; null: every one begins with a country's code. */
    public @Nullable String region() {
        var webhook = settings.webhook();
        return webhook == null ? null : webhook.region();
    }
}
