package io.forbear.trial;

import io.forbear.standalone.part.Instance;
import io.forbear.standalone.part.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Asks every instance of every service in turn, one query after the other, whatever happens to it.
 */
final class Prober implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    /** What is asked: of projections, and of the debtors that an instance holds in its state. */
    private static final Map<Part, List<String>> QUERIES =
            Map.of(
                    Part.ACCOUNT_SERVICE, List.of("/accounts?limit=1"),
                    Part.CONTACT_SERVICE, List.of("/debtors/{debtor}/contacts"),
                    Part.PLAN_SERVICE, List.of("/plans?limit=1"),
                    Part.COMPLIANCE_SERVICE,
                            List.of("/violations?limit=1", "/debtors/{debtor}/conduct"),
                    Part.GATEWAY_SERVICE, List.of("/gateways"));

    private static final Map<Part, String> ROLES =
            Map.of(Part.PLAN_SERVICE, "plan-desk", Part.GATEWAY_SERVICE, "operations");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Stand stand;
    private final Drip drip;
    private final Map<Part, String> tokens = new TreeMap<>();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().name("prober").unstarted(this::run);
    private volatile boolean stopped;
    private int turn;

    /** How a call ended. */
    enum End {
        ANSWERED,
        /** 503: come again in some seconds. */
        UNAVAILABLE,
        /** There was nobody, or no answer in time. */
        UNANSWERED,
        /** Anything else; this must not be. */
        WRONG
    }

    /**
     * A call.
     *
     * @param at when it began, by {@link System#nanoTime}
     * @param detail what was answered instead
     */
    record Call(long at, Instance instance, End end, String detail) {}

    private Prober(Stand stand, Drip drip) {
        this.stand = stand;
        this.drip = drip;
        QUERIES.keySet()
                .forEach(
                        part -> tokens.put(part, stand.token(ROLES.getOrDefault(part, "auditor"))));
    }

    static Prober begin(Stand stand, Drip drip) {
        var prober = new Prober(stand, drip);
        prober.thread.start();
        return prober;
    }

    /** The calls begun since then. */
    List<Call> since(long nanos) {
        return calls.stream().filter(call -> call.at() - nanos >= 0).toList();
    }

    /** The calls for what instances hold, each asked of every instance: the same from all. */
    boolean isSameEverywhere(String debtorId) throws InterruptedException {
        var answers = new ArrayList<String>();
        for (var one : stand.running()) {
            if (one.part() == Part.COMPLIANCE_SERVICE) {
                answers.add(body(one, "/debtors/" + debtorId + "/conduct"));
            }
        }
        return !answers.contains("") && answers.stream().distinct().count() == 1;
    }

    private String body(Instance one, String path) throws InterruptedException {
        try {
            var answer = http.send(request(one, path), BodyHandlers.ofString());
            return answer.statusCode() == OK ? answer.body() : "";
        } catch (IOException _) {
            return "";
        }
    }

    private void run() {
        try {
            while (!stopped) {
                for (var one : List.copyOf(stand.running())) {
                    if (one.part().isService()) {
                        calls.add(call(one));
                        Thread.sleep(PAUSE);
                    }
                }
                turn++;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Call call(Instance one) throws InterruptedException {
        var queries = QUERIES.getOrDefault(one.part(), List.of());
        var debtors = drip.debtors();
        var debtor = debtors.isEmpty() ? "nobody" : debtors.get(turn % debtors.size());
        var path = queries.get(turn % queries.size()).replace("{debtor}", debtor);
        var begun = System.nanoTime();
        try {
            var status = http.send(request(one, path), BodyHandlers.discarding()).statusCode();
            return new Call(begun, one, end(status), status + " " + path);
        } catch (IOException e) {
            return new Call(begun, one, End.UNANSWERED, e + " " + path);
        }
    }

    private static End end(int status) {
        return status == OK ? End.ANSWERED : status == UNAVAILABLE ? End.UNAVAILABLE : End.WRONG;
    }

    private HttpRequest request(Instance one, String path) {
        return HttpRequest.newBuilder(URI.create(stand.url(one) + path))
                .header("Authorization", "Bearer " + tokens.get(one.part()))
                .timeout(PATIENCE)
                .build();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        http.shutdownNow();
    }
}
