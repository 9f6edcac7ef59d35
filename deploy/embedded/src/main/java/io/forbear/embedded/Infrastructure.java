package io.forbear.embedded;

/** A Kafka broker, a PostgreSQL server and a schema registry that integration tests share. */
public interface Infrastructure {
    /** The value for {@code bootstrap.servers}. */
    String bootstrapServers();

    /** The registry's address without a path, for {@code forbear.registry.url}. */
    String registryUrl();

    /** A new empty database with an owner of its own, named by the prefix and a running number. */
    Database createDatabase(String prefix);
}
