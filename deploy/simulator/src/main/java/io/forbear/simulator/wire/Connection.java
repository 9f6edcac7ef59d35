package io.forbear.simulator.wire;

import io.forbear.simulator.trouble.Trouble;
import io.forbear.topics.EventSerdes;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
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

/**
 * Where the running system is, after it was seen to be there.
 *
 * @param bootstrap the broker's address, host:port
 * @param registryUrl the schema registry's address without a path
 */
public record Connection(String bootstrap, String registryUrl) {
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
    public static Connection open(String bootstrap, String registryUrl) {
        var missing = missingTopics(topicsOf(bootstrap));
        checkRegistry(registryUrl);
        if (!missing.isEmpty()) {
            throw new Trouble(
                    "Kafka at %s has no topic %s%s"
                            .formatted(bootstrap, String.join(", ", missing), START));
        }
        return new Connection(bootstrap, registryUrl);
    }

    /** How events become bytes there. */
    public EventSerdes serdes() {
        return new EventSerdes(registryUrl);
    }

    /** All topic names of the broker. */
    public Set<String> topics() {
        return topicsOf(bootstrap);
    }

    private static Set<String> missingTopics(Set<String> present) {
        var missing = new TreeSet<String>();
        Topics.all().stream().map(Topic::name).forEach(missing::add);
        missing.removeAll(present);
        return missing;
    }

    private static Set<String> topicsOf(String bootstrap) {
        try (var admin = Admin.create(adminSettings(bootstrap))) {
            return admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw noBroker(bootstrap, e);
        } catch (ConfigException e) {
            throw new Trouble("no address of a Kafka broker: " + bootstrap, e);
        } catch (KafkaException e) {
            throw noBroker(bootstrap, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noBroker(bootstrap, e);
        }
    }

    private static Map<String, Object> adminSettings(String bootstrap) {
        int millis = (int) PATIENCE.toMillis();
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG,
                millis / 2,
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis);
    }

    private static Trouble noBroker(String bootstrap, Exception cause) {
        return new Trouble("no Kafka broker answers at " + bootstrap + START, cause);
    }

    private static void checkRegistry(String registryUrl) {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var status = subjects(client, registryUrl);
            for (long end = System.nanoTime() + PATIENCE.toNanos();
                    status >= SERVER_ERROR && System.nanoTime() < end;
                    status = subjects(client, registryUrl)) {
                // its database may have been started anew a moment ago
                Thread.sleep(PAUSE);
            }
            if (status != OK) {
                throw new Trouble(wrong(registryUrl, status));
            }
        } catch (IllegalArgumentException | IOException e) {
            throw new Trouble("no schema registry answers at " + registryUrl + START, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("interrupted", e);
        }
    }

    private static int subjects(HttpClient client, String registryUrl)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(registryUrl + "/apis/ccompat/v7/subjects"))
                        .timeout(PATIENCE)
                        .build();
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
