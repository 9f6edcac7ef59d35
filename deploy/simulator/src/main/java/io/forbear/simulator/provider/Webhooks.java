package io.forbear.simulator.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.forbear.simulator.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells the bank by signed webhooks what became of messages, each when it is due; what the bank
 * does not know yet, or cannot take, is told again later. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofMinutes(1);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int AT_ONCE = 8;

    /** Pauses double so often: up to two hours. */
    private static final int LONGEST = 6;

    private final String address;
    private final byte[] secret;
    private final Clock clock;
    private final Consumer<Stop> whenStopped;
    private final PriorityQueue<Call> waiting = new PriorityQueue<>(Comparator.comparing(Call::at));
    private final Map<String, Long> answers = new TreeMap<>();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final HttpClient client =
            HttpClient.newBuilder().executor(executor).connectTimeout(PATIENCE).build();

    private record Call(Word word, Instant at, int time) {}

    /**
     * A person has opted out, and the bank has said that it knows.
     *
     * @param key of the message that was answered
     * @param saidAt when the person answered
     * @param knownAt when the bank said that it knows
     */
    public record Stop(String key, Instant saidAt, Instant knownAt) {}

    /**
     * Webhooks of one provider.
     *
     * @param address of the webhooks, with the provider's name
     * @param secret by which they are signed
     * @param clock simulated time
     */
    public Webhooks(String address, String secret, Clock clock, Consumer<Stop> whenStopped) {
        this.address = address;
        this.secret = secret.getBytes(UTF_8);
        this.clock = clock;
        this.whenStopped = whenStopped;
    }

    /** Tells these when they are due. */
    public synchronized void plan(List<Word> words) {
        words.forEach(word -> waiting.add(new Call(word, word.at(), 1)));
    }

    /** Begins to tell what is due. */
    public void tell(Instant now) {
        for (var call : due(now)) {
            executor.execute(() -> tell(call));
        }
    }

    private synchronized List<Call> due(Instant now) {
        var due = new ArrayList<Call>();
        while (!waiting.isEmpty() && !waiting.element().at().isAfter(now)) {
            due.add(waiting.remove());
        }
        return due;
    }

    /** When the next one is due; null if none waits. */
    public synchronized @Nullable Instant next() {
        return waiting.isEmpty() ? null : waiting.element().at();
    }

    /** How many wait. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** The answers so far, by status and result. */
    public synchronized Map<String, Long> answers() {
        return Map.copyOf(answers);
    }

    private void tell(Call call) {
        try {
            free.acquire();
            try {
                settle(call, post(call.word()));
            } finally {
                free.release();
            }
        } catch (IOException _) {
            again(call, "no answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<String> post(Word word) throws IOException, InterruptedException {
        var body = word.json();
        return client.send(
                HttpRequest.newBuilder(URI.create(address + word.path()))
                        .header("Content-Type", "application/json")
                        .header("Forbear-Signature", signature(clock.instant(), body))
                        .timeout(PATIENCE)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void settle(Call call, HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            again(call, "HTTP " + answer.statusCode());
            return;
        }
        var result = result(answer.body());
        count(result);
        if (call.word() instanceof Word.Reply reply && result.equals("STOPPED")) {
            whenStopped.accept(new Stop(reply.key(), reply.at(), clock.instant()));
        }
    }

    private static String result(String body) {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(body)
                .path("result")
                .asString("");
    }

    /** The bank may not have noted yet that it gave us the message. */
    private synchronized void again(Call call, String why) {
        count(why);
        var pause = LATER.multipliedBy(1L << Math.min(call.time(), LONGEST));
        waiting.add(new Call(call.word(), clock.instant().plus(pause), call.time() + 1));
    }

    private synchronized void count(String what) {
        answers.merge(what, 1L, Long::sum);
    }

    private String signature(Instant at, String body) {
        return signature(secret, at.getEpochSecond(), body);
    }

    /** {@code t=SECONDS,v1=HEX}: HMAC-SHA256 of {@code SECONDS.BODY}. */
    static String signature(byte[] secret, long at, String body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            var digits = HexFormat.of().formatHex(mac.doFinal((at + "." + body).getBytes(UTF_8)));
            return "t=" + at + ",v1=" + digits;
        } catch (GeneralSecurityException e) {
            throw new Trouble("webhooks cannot be signed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
        client.shutdownNow();
    }
}
