package io.forbear.messaging.wire;

import io.forbear.topics.RegistryAccess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Tells a record that cannot be decoded from a registry that cannot be reached: the libraries throw
 * in both cases, and not the same things.
 */
public final class RegistryProbe implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final RegistryAccess registry;
    private final HttpClient http;

    public RegistryProbe(RegistryAccess registry) {
        this.registry = registry;
        this.http = registry.http().connectTimeout(LIMIT).build();
    }

    /** Of a registry that everybody may ask. */
    public RegistryProbe(String registryUrl) {
        this(RegistryAccess.of(registryUrl));
    }

    /** The registry does not answer, so nothing can be said about a record. */
    public static final class Outage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Outage(String message, Throwable cause) {
            super(message, cause);
        }

        Outage(String message) {
            super(message);
        }
    }

    /**
     * Whether the registry has a schema; blocks.
     *
     * @throws Outage if it says neither yes nor no
     */
    public boolean knowsSchema(int id) {
        try {
            var request = registry.request("/schemas/ids/" + id).timeout(LIMIT).GET().build();
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == OK || status == NOT_FOUND) {
                return status == OK;
            }
            throw new Outage("the schema registry answered " + status);
        } catch (IOException e) {
            throw new Outage("the schema registry does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Outage("interrupted while asking the schema registry", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
