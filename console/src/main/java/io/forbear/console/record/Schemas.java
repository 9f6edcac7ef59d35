package io.forbear.console.record;

import io.forbear.console.registry.Registry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Schemas by their ids, each asked for once. Blocks; for threads that may. */
@Component
public class Schemas {
    private static final long LIMIT_SECONDS = 5;
    private static final int MOST = 1_000;
    private static final Duration MISSED_FOR = Duration.ofSeconds(10);

    private final Registry registry;
    private final RecentMisses absent = new RecentMisses(MISSED_FOR);
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Integer> versions = new ConcurrentHashMap<>();

    Schemas(Registry registry) {
        this.registry = registry;
    }

    /** The registry does not answer. */
    static final class Away extends Exception {
        private static final long serialVersionUID = 1L;

        Away(@Nullable Throwable cause) {
            super("the schema registry does not answer", cause);
        }
    }

    /**
     * The schema of an id; null: the registry has none.
     *
     * @throws Away if it does not answer
     */
    @Nullable Schema schema(int id) throws Away {
        var known = schemas.get(id);
        if (known != null || absent.contains(id)) {
            return known;
        }
        var text = ask(registry.schema(id));
        if (text == null) {
            absent.note(id);
            return null;
        }
        return keep(schemas, id, new Schema.Parser().parse(text));
    }

    /** Which version of a topic's schema an id is; null: none, or it is not told. */
    @Nullable Integer version(String topic, int id) {
        var name = topic + "/" + id;
        var known = versions.get(name);
        if (known != null || absent.contains(name)) {
            return known;
        }
        try {
            var told = ask(registry.versionOf(topic, id));
            if (told == null) {
                absent.note(name);
                return null;
            }
            return keep(versions, name, told);
        } catch (Away unknown) {
            return null;
        }
    }

    /** What does not exist may be registered later, and is not kept. */
    private static <K, V> V keep(Map<K, V> all, K key, V value) {
        if (all.size() >= MOST) {
            all.clear();
        }
        all.put(key, value);
        return value;
    }

    /** A registry that did not answer is left alone for a while: a page has many records. */
    private <T> @Nullable T ask(Mono<T> asked) throws Away {
        if (absent.contains(Away.class)) {
            throw new Away(null);
        }
        try {
            return asked.toFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            absent.note(Away.class);
            throw new Away(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away(e);
        }
    }
}
