package io.forbear.gateway.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Who carries the messages of one medium. */
public record Provider(Medium medium, ProviderSettings settings) {
    /** What the bank calls it. */
    public String name() {
        return settings.name();
    }

    /** Whether it carries messages for a legal entity that collects. */
    public boolean carriesFor(String legalEntityId) {
        return settings.collectors().isEmpty() || settings.collectors().contains(legalEntityId);
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

    /** The consumer group that takes its commands; by it consumption is paused. */
    public String group() {
        return medium.group();
    }
}
