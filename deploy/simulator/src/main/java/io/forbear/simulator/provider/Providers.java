package io.forbear.simulator.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The two providers of a run, one of SMS and one of e-mail, and what they tell. */
public final class Providers implements AutoCloseable {
    private final List<ProviderServer> servers = new ArrayList<>();
    private final List<Webhooks> webhooks = new ArrayList<>();
    private final Map<Mood, LongAdder> moods = new ConcurrentHashMap<>();

    /**
     * Opens both. That of SMS sends a key once; that of e-mail must be asked whether it has one.
     *
     * @param clock simulated time
     * @param whenSent told of each message that goes out
     * @param whenDown told, with the provider's name, of each call while it is down
     * @param whenStopped told when the bank knows that somebody has opted out
     */
    public Providers(
            ProviderFile file,
            Clock clock,
            long seed,
            ProviderTroubles troubles,
            Outages outages,
            Consumer<Sent> whenSent,
            BiConsumer<String, Instant> whenDown,
            Consumer<Webhooks.Stop> whenStopped) {
        open(
                new ProviderServer(ProviderFile.SMS, file.smsPort(), true, clock),
                new Temper(ProviderFile.SMS, seed, troubles, outages),
                new Webhooks(
                        file.webhooks() + "/" + ProviderFile.SMS,
                        file.secret(),
                        clock,
                        whenStopped),
                whenSent,
                whenDown);
        open(
                new ProviderServer(ProviderFile.EMAIL, file.emailPort(), false, clock),
                new Temper(ProviderFile.EMAIL, seed, troubles, outages),
                new Webhooks(
                        file.webhooks() + "/" + ProviderFile.EMAIL,
                        file.secret(),
                        clock,
                        whenStopped),
                whenSent,
                whenDown);
    }

    private void open(
            ProviderServer server,
            Temper temper,
            Webhooks told,
            Consumer<Sent> whenSent,
            BiConsumer<String, Instant> whenDown) {
        server.is(
                message -> {
                    var mood = temper.mood(message);
                    moods.computeIfAbsent(mood, _ -> new LongAdder()).increment();
                    if (mood == Mood.BUSY) {
                        whenDown.accept(temper.provider(), message.at());
                    }
                    return mood;
                });
        server.whenSent(
                sent -> {
                    whenSent.accept(sent);
                    told.plan(temper.afterwards(sent.key(), sent.at()));
                });
        servers.add(server);
        webhooks.add(told);
    }

    /** Tells what is due. */
    public void tell(Instant now) {
        webhooks.forEach(one -> one.tell(now));
    }

    /** When the next webhook is due; null if none waits. */
    public @Nullable Instant next() {
        return webhooks.stream()
                .map(Webhooks::next)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** How often each mood was shown. */
    public Map<String, Long> moods() {
        var counted = new TreeMap<String, Long>();
        moods.forEach((mood, count) -> counted.put(mood.name(), count.sum()));
        return counted;
    }

    /** What the bank answered to webhooks. */
    public Map<String, Long> answers() {
        var all = new TreeMap<String, Long>();
        webhooks.forEach(one -> one.answers().forEach((what, n) -> all.merge(what, n, Long::sum)));
        return all;
    }

    @Override
    public void close() {
        servers.forEach(ProviderServer::close);
        webhooks.forEach(Webhooks::close);
    }
}
