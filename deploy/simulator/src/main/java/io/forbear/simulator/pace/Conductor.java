package io.forbear.simulator.pace;

import io.forbear.clock.SharedTime;
import io.forbear.simulator.trouble.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Leads the shared time of a running system: looks how far all work is done, lets time go on that
 * far and no farther, and looks again. Closing it leaves time to go on as it went before.
 */
public final class Conductor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(30);

    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
    private static final int SHARE_OF_STANDING = 8;

    /** Without news of a conductor for so long, time goes on at the pace of real time. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private final SharedTime time;
    private final SharedTime.Helm helm;
    private final Limits limits;
    private final List<Place> places;
    private final double speedBefore;
    private final Journey journey;
    private final Patience patience;
    private final ExecutorService looking = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Place, List<Standing>> lastSeen = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile @Nullable RuntimeException failure;

    private Conductor(SharedTime time, Limits limits, List<Place> places) {
        this.time = time;
        this.limits = limits;
        this.places = List.copyOf(places);
        this.patience = new Patience(limits);
        this.helm = helm(time);
        double before = time.speed();
        this.speedBefore = before > 0 ? before : 1;
        this.journey = new Journey(time.instant(), System.nanoTime());
        this.thread = Thread.ofPlatform().daemon().name("conductor").unstarted(this::conduct);
    }

    /**
     * Takes the helm.
     *
     * @throws Trouble if somebody else has it, or a place cannot be looked at
     */
    public static Conductor start(SharedTime time, Limits limits, List<Place> places) {
        var conductor = new Conductor(time, limits, places);
        try {
            for (var place : places) {
                conductor.lastSeen.put(place, place.look(time.instant()));
            }
        } catch (Trouble e) {
            conductor.close();
            throw e;
        }
        conductor.thread.start();
        return conductor;
    }

    private static SharedTime.Helm helm(SharedTime time) {
        try {
            return time.steer();
        } catch (IllegalStateException e) {
            throw new Trouble("another simulation governs the clock", e);
        }
    }

    private void conduct() {
        var goneOn = System.nanoTime();
        try {
            while (!isClosed) {
                var begun = System.nanoTime();
                var goesOn = lead();
                var ended = System.nanoTime();
                goneOn = goesOn ? ended : goneOn;
                Thread.sleep(pause(ended - begun, ended - goneOn));
            }
        } catch (InterruptedException _) {
            // closed
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    /**
     * Looking must not become the work itself: it rests for as long as the look took, and for an
     * eighth of the time that everything has been standing.
     */
    static Duration pause(long lookNanos, long stoodNanos) {
        var nanos = Math.max(lookNanos, stoodNanos / SHARE_OF_STANDING);
        return Duration.ofNanos(Math.clamp(nanos, PAUSE.toNanos(), LONGEST_PAUSE.toNanos()));
    }

    /** Whether time goes on. */
    private boolean lead() throws InterruptedException {
        var asked = time.instant();
        var parts = look(asked);
        var now = time.instant();
        var step = Step.after(now, parts, limits);
        helm.run(step.speed(), step.until(), LEASE);
        journey.note(now, System.nanoTime(), step, patience.passedOver());
        return step.speed() > 0;
    }

    /**
     * Whoever cannot be looked at has come no farther than before, and is waited for however long
     * that lasts.
     */
    private List<Standing> look(Instant now) throws InterruptedException {
        var looks = new ArrayList<Future<List<Standing>>>();
        for (var place : places) {
            looks.add(looking.submit(() -> place.look(now)));
        }
        var seen = new ArrayList<Standing>();
        var unseen = new ArrayList<Standing>();
        for (int i = 0; i < places.size(); i++) {
            var standings = seen(looks.get(i));
            if (standings == null) {
                unseen.addAll(lastSeen.getOrDefault(places.get(i), List.of()));
            } else {
                lastSeen.put(places.get(i), standings);
                seen.addAll(standings);
            }
        }
        unseen.addAll(patience.take(seen, now, System.nanoTime()));
        return unseen;
    }

    private static @Nullable List<Standing> seen(Future<List<Standing>> look)
            throws InterruptedException {
        try {
            return look.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Trouble) {
                return null;
            }
            throw new CompletionException(e.getCause());
        }
    }

    /**
     * How it goes, in words.
     *
     * @param end the simulated instant at which the simulation ends
     * @throws Trouble if time is led no more
     */
    public String inWords(Instant end) {
        var e = failure;
        if (e != null) {
            throw new Trouble("simulated time is led no more: " + e, e);
        }
        return journey.inWords(end, time.speed());
    }

    /** How time went from the beginning to now. */
    public String summary() {
        return journey.summary();
    }

    private void end() {
        if (!thread.isAlive()) {
            return; // nor was it started, if a place did not answer
        }
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        end();
        looking.shutdownNow();
        helm.run(speedBefore);
        helm.close();
    }
}
