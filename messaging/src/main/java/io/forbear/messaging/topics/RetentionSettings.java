package io.forbear.messaging.topics;

import io.forbear.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long records stay in topics, in real time.
 *
 * @param jurisdictions whose law the bank collects under
 * @param topics of every topic of the catalogue
 * @param parked of the topics for parked records, by jurisdiction
 * @param segment the longest that Kafka waits before it may delete a record whose time is over
 */
@ConfigurationProperties("forbear.retention")
public record RetentionSettings(
        @DefaultValue List<String> jurisdictions,
        @DefaultValue List<Kept> topics,
        @DefaultValue Map<String, Duration> parked,
        @DefaultValue("6h") Duration segment) {
    private static final String ANY = "ANY";

    /**
     * Topics that are kept alike.
     *
     * @param keep how long, by jurisdiction; {@code ANY}: where nothing else is said; nothing: the
     *     newest record of each key stays
     */
    public record Kept(List<String> names, @DefaultValue Map<String, Duration> keep) {
        public Kept {
            names = List.copyOf(names);
            keep = Map.copyOf(keep);
        }
    }

    public RetentionSettings {
        jurisdictions = List.copyOf(jurisdictions);
        topics = List.copyOf(topics);
        parked = Map.copyOf(parked);
    }

    /**
     * How long a topic keeps a record; empty: the newest of each key stays.
     *
     * @throws IllegalStateException if nothing is said of the topic, or something that cannot be
     */
    public Optional<Duration> of(Topic<?> topic) {
        var said = topics.stream().filter(one -> one.names().contains(topic.name())).toList();
        if (said.size() != 1) {
            throw new IllegalStateException(
                    "forbear.retention.topics says %s of %s"
                            .formatted(said.isEmpty() ? "nothing" : "two things", topic.name()));
        }
        var keep = said.getFirst().keep();
        if (topic.compacted() != keep.isEmpty()) {
            throw new IllegalStateException(
                    topic.name() + " is compacted, or has a retention, but not both");
        }
        return topic.compacted() ? Optional.empty() : Optional.of(shortest(keep));
    }

    /** How long records stay that were parked. */
    public Duration ofParked() {
        return shortest(parked);
    }

    /** How long, at the longest, until a record is gone from a topic that keeps it for a time. */
    public Duration atMost(Duration kept) {
        return kept.plus(segment);
    }

    private Duration shortest(Map<String, Duration> byJurisdiction) {
        return jurisdictions.stream()
                .map(one -> Optional.ofNullable(byJurisdiction.get(one)))
                .map(own -> own.or(() -> Optional.ofNullable(byJurisdiction.get(ANY))))
                .map(
                        found ->
                                found.orElseThrow(
                                        () ->
                                                new IllegalStateException(
                                                        "no retention for all of %s, and none for ANY"
                                                                .formatted(jurisdictions))))
                .min(Duration::compareTo)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "forbear.retention.jurisdictions is empty"));
    }
}
