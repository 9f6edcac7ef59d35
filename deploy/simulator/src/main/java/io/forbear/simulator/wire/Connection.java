package io.forbear.simulator.wire;

import io.forbear.simulator.trouble.Trouble;
import io.forbear.topics.ClientFile;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.RegistryAccess;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * Where the running system is, after it was seen to be there.
 *
 * @param bootstrap the broker's address, host:port
 * @param registry the schema registry
 * @param security settings of Kafka's clients besides the address
 */
public record Connection(String bootstrap, RegistryAccess registry, Map<String, String> security) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;
    private static final String START = "; start the system with ./forbear up";

    /**
     * Looks for the broker, the registry and the topics.
     *
     * @throws Trouble if one of them is not there
     */
    public static Connection open(
            String bootstrap, String registryUrl, Map<String, String> settings) {
        var connection =
                new Connection(bootstrap, RegistryAccess.of(registryUrl, settings), settings);
        var missing = missingTopics(connection.topics());
        checkRegistry(connection.registry());
        if (!missing.isEmpty()) {
            throw new Trouble(
                    "Kafka at %s has no topic %s%s"
                            .formatted(bootstrap, String.join(", ", missing), START));
        }
        return connection;
    }

    /** How events become bytes there. */
    public EventSerdes serdes() {
        return new EventSerdes(registry);
    }

    /** What every client of Kafka is told: the address, and how to come in. */
    Map<String, Object> clients() {
        return ClientFile.kafka(security, bootstrap);
    }

    /** All topic names of the broker. */
    public Set<String> topics() {
        try (var admin = Admin.create(adminSettings())) {
            return admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ConfigException e) {
            throw new Trouble("no address of a Kafka broker: " + bootstrap, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AuthenticationException refused
                    ? new Trouble(
                            "Kafka at %s lets nobody in with what --kafka-config says: %s"
                                    .formatted(bootstrap, refused.getMessage()),
                            refused)
                    : noBroker(e);
        } catch (TimeoutException | KafkaException e) {
            throw noBroker(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noBroker(e);
        }
    }

    private static Set<String> missingTopics(Set<String> present) {
        var missing = new TreeSet<String>();
        Topics.all().stream().map(Topic::name).forEach(missing::add);
        missing.removeAll(present);
        return missing;
    }

    private Map<String, Object> adminSettings() {
        int millis = (int) PATIENCE.toMillis();
        var settings = clients();
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        return settings;
    }

    private Trouble noBroker(Exception cause) {
        return new Trouble("no Kafka broker answers at " + bootstrap + START, cause);
    }

    private static void checkRegistry(RegistryAccess registry) {
        try (var client = registry.http().connectTimeout(PATIENCE).build()) {
            var status = subjects(client, registry);
            for (long end = System.nanoTime() + PATIENCE.toNanos();
                    status >= SERVER_ERROR && System.nanoTime() < end;
                    status = subjects(client, registry)) {
                // its database may have been started anew a moment ago
                Thread.sleep(PAUSE);
            }
            if (status != OK) {
                throw new Trouble(wrong(registry.url(), status));
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new Trouble("no schema registry answers at " + registry.url() + START, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    private static int subjects(HttpClient client, RegistryAccess registry)
            throws IOException, InterruptedException {
        var request = registry.request("/subjects").timeout(PATIENCE).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String wrong(String registryUrl, int status) {
        return status >= SERVER_ERROR
                ? "the schema registry at %s fails (HTTP %d); see its log"
                        .formatted(registryUrl, status)
                : "what answers at %s is no schema registry (HTTP %d)%s"
                        .formatted(registryUrl, status, START);
    }
}
