package io.forbear.gateway.provider;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.io.Resource;

/**
 * One provider, as the bank has set it up. It speaks HTTP or SMTP.
 *
 * @param medium what it carries
 * @param limits what is asked of it, and when it is left alone
 * @param collectors ids of the legal entities for which it carries messages; none: for all. Others'
 *     commands are left to the gateways of those
 * @param jurisdictions in which it carries messages, ISO 3166, parts included; none: in all
 * @param priority of several that serve a message, the one with the highest is asked first
 * @param webhook where it tells us what became of a message; null: it does not
 */
public record ProviderSettings(
        Medium medium,
        @Nullable Http http,
        @Nullable Smtp smtp,
        @DefaultValue Limits limits,
        @Nullable WebhookSettings webhook,
        @DefaultValue Set<String> collectors,
        @DefaultValue Set<String> jurisdictions,
        @DefaultValue("0") int priority) {

    /** One that carries the commands of everybody, everywhere. */
    public ProviderSettings(
            Medium medium,
            @Nullable Http http,
            @Nullable Smtp smtp,
            Limits limits,
            @Nullable WebhookSettings webhook) {
        this(medium, http, smtp, limits, webhook, Set.of(), Set.of(), 0);
    }

    @ConstructorBinding
    public ProviderSettings {
        if ((http == null) == (smtp == null)) {
            throw new IllegalArgumentException("a provider has either http or smtp");
        }
        if (medium == null) {
            throw new IllegalArgumentException("a provider needs a medium, SMS or EMAIL");
        }
        if (smtp != null && medium != Medium.EMAIL) {
            throw new IllegalArgumentException(medium + " cannot be sent by smtp");
        }
        if (medium != Medium.SMS && webhook != null && !webhook.acknowledgments().isEmpty()) {
            throw new IllegalArgumentException(
                    "acknowledgments are for SMS only, for one text may confirm a stop, found "
                            + medium);
        }
        collectors = Set.copyOf(collectors);
        jurisdictions = Set.copyOf(jurisdictions);
    }

    /**
     * A provider that is called by POST. Texts may name {@code {commandId}}, {@code {recipient}},
     * {@code {message}}, {@code {subject}}, {@code {language}}, {@code {notAfter}} and {@code
     * {secret:NAME}}.
     *
     * @param url where messages are posted; may name {@code {commandId}}, {@code {language}} and
     *     {@code {notAfter}} only, for addresses stand in the logs of whatever lies between
     * @param headers of the request
     * @param body the JSON that is posted; its texts name what is filled in, and nothing that is
     *     filled in can break out of its text
     * @param secrets files by name, read at every call
     * @param idempotent whether the provider sends only once what is posted twice with one command
     *     id, so that it may be posted again when it is not known whether it arrived
     * @param messageId where in the answer the provider's id of the message stands, a JSON pointer
     * @param wrongRecipient statuses by which it says that there is no such recipient
     * @param query how it is asked whether it has a message; null: it cannot be asked
     */
    public record Http(
            String url,
            @DefaultValue Map<String, String> headers,
            @DefaultValue("{}") String body,
            @DefaultValue Map<String, Resource> secrets,
            @DefaultValue("false") boolean idempotent,
            @DefaultValue("/id") String messageId,
            @DefaultValue Set<Integer> wrongRecipient,
            @Nullable Query query) {}

    /**
     * Where a provider tells by GET whether it has a message: 200 yes, 404 no. A provider that
     * works off a queue may say no, and send the message after that.
     *
     * @param url may name {@code {commandId}}
     * @param isFinal whether what it once said no to it never sends, so that the first no counts
     * @param settling else for so long, real time from the call on, a no says nothing
     * @param noes and so many of them, the last one after that time, count as one
     */
    public record Query(
            String url,
            @Name("final") @DefaultValue("false") boolean isFinal,
            @DefaultValue("5m") Duration settling,
            @DefaultValue("3") int noes) {
        public Query {
            if (noes < 1) {
                throw new IllegalArgumentException("query.noes must be 1 or more, found " + noes);
            }
        }

        /**
         * Whether a no counts.
         *
         * @param said how often it has said no, this time included
         * @param since the call, real time
         */
        public boolean believes(int said, Duration since) {
            return isFinal || (said >= noes && since.compareTo(settling) >= 0);
        }
    }

    /**
     * A mail server.
     *
     * @param from the sender's address
     * @param password a file; null: no log-in
     * @param unsubscribe address of a page or mailbox to opt out at, may name {@code {commandId}}
     * @param oneClick whether that page takes a POST of {@code List-Unsubscribe=One-Click} as the
     *     opt-out (RFC 8058) and tells us of it; nothing here receives it
     */
    public record Smtp(
            String host,
            @DefaultValue("25") int port,
            @Nullable String username,
            @Nullable Resource password,
            @DefaultValue("false") boolean startTls,
            String from,
            String unsubscribe,
            @DefaultValue("false") boolean oneClick) {

        /** One where a person opts out by hand. */
        public Smtp(
                String host,
                int port,
                @Nullable String username,
                @Nullable Resource password,
                boolean startTls,
                String from,
                String unsubscribe) {
            this(host, port, username, password, startTls, from, unsubscribe, false);
        }

        @ConstructorBinding
        public Smtp {}
    }

    /**
     * What is asked of a provider at most, and what is done when it fails.
     *
     * @param timeLimit for one call
     * @param tries of one call, retries included
     * @param firstPause before the first retry, on average; grows by half each time
     * @param calls so many may begin in each {@code per}
     * @param concurrency so many at the same time
     * @param window of the circuit breaker: it looks at so many calls
     * @param minimum and at so many at least
     * @param failureRate percentage of failures at which it opens
     * @param open how long it stays open
     * @param probes calls by which a provider shows that it works again
     * @param askAgain real time between two questions about a message in doubt
     * @param questions after so many a message in doubt counts as unknown
     * @param slack real time beyond the longest a call can take, after which it counts as broken
     *     off by the death of its process
     */
    public record Limits(
            @DefaultValue("5s") Duration timeLimit,
            @DefaultValue("3") int tries,
            @DefaultValue("200ms") Duration firstPause,
            @DefaultValue("20") int calls,
            @DefaultValue("1s") Duration per,
            @DefaultValue("4") int concurrency,
            @DefaultValue("20") int window,
            @DefaultValue("5") int minimum,
            @DefaultValue("50") float failureRate,
            @DefaultValue("30s") Duration open,
            @DefaultValue("2") int probes,
            @DefaultValue("10s") Duration askAgain,
            @DefaultValue("5") int questions,
            @DefaultValue("30s") Duration slack) {

        /** How many times as long as the one before a pause is. */
        public static final double GROWTH = 1.5;

        /** What part of itself chance adds to a pause, or takes from it. */
        public static final double JITTER = 0.5;

        private static final int MOST_TRIES = 20;

        public Limits {
            if (tries < 1 || tries > MOST_TRIES) {
                throw new IllegalArgumentException(
                        "limits.tries must be from 1 to %d, found %d".formatted(MOST_TRIES, tries));
            }
        }

        /** Longer than a call with all its retries and waits can take. */
        public Duration longestCall() {
            return timeLimit
                    .plus(per.multipliedBy(2))
                    .multipliedBy(tries)
                    .plus(longestPauses())
                    .plus(slack);
        }

        /** All pauses between the tries, each as long as its jitter allows. */
        private Duration longestPauses() {
            double pauses = (Math.pow(GROWTH, tries - 1) - 1) / (GROWTH - 1);
            return Duration.ofMillis(
                    Math.round(Math.ceil(firstPause.toMillis() * (1 + JITTER) * pauses)));
        }
    }
}
