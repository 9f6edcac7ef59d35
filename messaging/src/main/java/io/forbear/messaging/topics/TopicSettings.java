package io.forbear.messaging.topics;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are made.
 *
 * @param create whether a service makes the topics that are missing when it starts
 * @param partitions of every topic; the same for all, so that one debtor is in the same partition
 *     of each
 * @param replication copies of every partition; -1: as many as the brokers make by default
 * @param minInSync copies that must have a record before it counts as written; null: what the
 *     brokers require by default
 */
@ConfigurationProperties("forbear.topics")
public record TopicSettings(
        @DefaultValue("true") boolean create,
        @DefaultValue("4") int partitions,
        @DefaultValue("-1") short replication,
        @Nullable Integer minInSync) {}
