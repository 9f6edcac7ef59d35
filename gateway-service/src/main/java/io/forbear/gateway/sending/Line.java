package io.forbear.gateway.sending;

import io.forbear.gateway.command.Because;
import io.forbear.gateway.command.Command;
import io.forbear.gateway.command.Result;
import io.forbear.gateway.command.Result.Reach;
import io.forbear.gateway.provider.Medium;
import io.forbear.gateway.provider.Provider;
import io.forbear.gateway.provider.ProviderSettings.Limits;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import io.github.resilience4j.reactor.circuitbreaker.operator.CircuitBreakerOperator;
import io.github.resilience4j.reactor.ratelimiter.operator.RateLimiterOperator;
import io.github.resilience4j.reactor.retry.RetryOperator;
import io.github.resilience4j.reactor.timelimiter.TimeLimiterOperator;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * The line to one provider: retry around rate limiter around bulkhead around circuit breaker around
 * time limiter around the call. The breaker so sees calls only, never our own waiting; and whether
 * the permit still holds, and nobody has taken the command back, is looked at after all waiting,
 * right before each call.
 */
final class Line {
    private static final int OUR_FAULT = 3;

    private final Provider provider;
    private final Transport transport;
    private final Clock clock;
    private final Function<String, Mono<Boolean>> takenBack;
    private final CircuitBreakerRegistry breakers;
    private final CircuitBreaker breaker;
    private final Retry retry;
    private final RateLimiter rate;
    private final Bulkhead bulkhead;
    private final TimeLimiter patience;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean watched = new AtomicBoolean();
    private volatile boolean paused;

    /** Commands of which none could be opened since one could be; no more than matter. */
    private final Set<String> unopened = ConcurrentHashMap.newKeySet();

    private volatile long backlog;
    private volatile long inDoubt;

    /**
     * Lays the line.
     *
     * @param takenBack whether a command was taken back, by its id
     */
    Line(
            Provider provider,
            Transport transport,
            Clock clock,
            Function<String, Mono<Boolean>> takenBack) {
        this.provider = provider;
        this.transport = transport;
        this.clock = clock;
        this.takenBack = takenBack;
        var limits = limits();
        breakers = CircuitBreakerRegistry.of(breaker(limits));
        breaker = breakers.circuitBreaker(provider.name());
        retry = Retry.of(provider.name(), retry(limits));
        rate = RateLimiter.of(provider.name(), rate(limits));
        bulkhead =
                Bulkhead.of(
                        provider.name(),
                        BulkheadConfig.custom().maxConcurrentCalls(limits.concurrency()).build());
        patience = TimeLimiter.of(limits.timeLimit());
    }

    private static CircuitBreakerConfig breaker(Limits limits) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(limits.window())
                .minimumNumberOfCalls(limits.minimum())
                .failureRateThreshold(limits.failureRate())
                .waitDurationInOpenState(limits.open())
                .permittedNumberOfCallsInHalfOpenState(limits.probes())
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .ignoreException(Line::isOurs)
                .build();
    }

    /** With a jitter of half the pause either way, so that many callers do not come together. */
    private RetryConfig retry(Limits limits) {
        return RetryConfig.custom()
                .maxAttempts(limits.tries())
                .intervalFunction(
                        IntervalFunction.ofExponentialRandomBackoff(
                                limits.firstPause(), Limits.GROWTH, Limits.JITTER))
                .retryOnException(this::mayBeTriedAgain)
                .build();
    }

    private boolean mayBeTriedAgain(Throwable failure) {
        return failure instanceof ProviderFailure provider
                && (transport.isIdempotent() || !provider.mayHaveSent());
    }

    private static RateLimiterConfig rate(Limits limits) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limits.calls())
                .limitRefreshPeriod(limits.per())
                .timeoutDuration(limits.per().multipliedBy(2))
                .build();
    }

    /** Sends a message, unless its permit is over or the line is not to be used now. */
    Mono<Result> send(Command command) {
        if (command.recipient() == null) {
            if (!isSealed()) {
                unopened.add(command.commandId());
            }
            return Mono.just(new Result.NotSent("the recipient cannot be opened"));
        }
        unopened.clear();
        if (provider.medium() == Medium.EMAIL && command.subject() == null) {
            return Mono.just(new Result.Refused(false, "an e-mail needs an approved subject"));
        }
        var doubt = new AtomicBoolean();
        var handed = new AtomicBoolean();
        return Mono.defer(() -> once(command, doubt, handed))
                .transformDeferred(BulkheadOperator.of(bulkhead))
                .transformDeferred(RateLimiterOperator.of(rate))
                .transformDeferred(RetryOperator.of(retry))
                .onErrorResume(failure -> Mono.just(unsent(failure, handed.get())))
                .map(result -> result.given(doubt.get()));
    }

    private Mono<Result> once(Command command, AtomicBoolean doubt, AtomicBoolean handed) {
        return takenBack
                .apply(command.commandId())
                .onErrorMap(_ -> ProviderFailure.ours("our own database does not answer"))
                .flatMap(isTakenBack -> once(command, isTakenBack, doubt, handed));
    }

    private Mono<Result> once(
            Command command, boolean isTakenBack, AtomicBoolean doubt, AtomicBoolean handed) {
        if (isTakenBack) {
            return Mono.just(new Result.Withheld(Because.CANCELLED));
        }
        if (command.isPast(clock.instant())) {
            return Mono.just(new Result.Withheld(Because.EXPIRED));
        }
        var handover = new Handover();
        return protect(Mono.defer(() -> transport.send(command, handover)), handover)
                .doOnError(failure -> doubt.compareAndSet(false, mayHaveSent(failure)))
                .doOnError(_ -> handed.compareAndSet(false, handover.hasBegun()));
    }

    /** Whether the provider has a message. */
    Mono<Found> find(Command command) {
        return provider.mayBeAsked()
                ? protect(transport.find(command), new Handover())
                        .onErrorResume(failure -> Mono.just(new Found.NoAnswer(reason(failure))))
                : Mono.just(new Found.CannotBeAsked());
    }

    private static String reason(Throwable failure) {
        return failure instanceof ProviderFailure provider
                ? provider.reason()
                : failure.getClass().getSimpleName();
    }

    private <T> Mono<T> protect(Mono<T> call, Handover handover) {
        return call.transformDeferred(TimeLimiterOperator.of(patience))
                .onErrorMap(failure -> failure(failure, handover))
                .transformDeferred(CircuitBreakerOperator.of(breaker));
    }

    /** What had not begun to leave us was not sent, and from here on it never is. */
    static ProviderFailure failure(Throwable failure, Handover handover) {
        var late = failure instanceof TimeoutException;
        if (failure instanceof ProviderFailure known) {
            return known;
        }
        if (handover.giveUp()) {
            return ProviderFailure.notSent(
                    late
                            ? "the provider was not ready for the message in time"
                            : "the provider cannot be reached: " + innermost(failure));
        }
        return ProviderFailure.uncertain(
                late
                        ? "the provider did not answer in time"
                        : "the connection to the provider broke: " + innermost(failure));
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName();
    }

    private static boolean isOurs(Throwable failure) {
        return failure instanceof ProviderFailure provider && provider.isOurs();
    }

    private static boolean mayHaveSent(Throwable failure) {
        return failure instanceof ProviderFailure provider && provider.mayHaveSent();
    }

    private static Result unsent(Throwable failure, boolean handed) {
        var unreached = handed ? Reach.HANDED : Reach.UNREACHED;
        var untried = handed ? Reach.HANDED : Reach.NOT_TRIED;
        return switch (failure) {
            case ProviderFailure provider when provider.mayHaveSent() ->
                    new Result.Uncertain(provider.reason());
            case ProviderFailure provider when provider.isOurs() ->
                    new Result.NotSent(provider.reason(), untried);
            case ProviderFailure provider -> new Result.NotSent(provider.reason(), unreached);
            case CallNotPermittedException _ ->
                    new Result.NotSent("the provider is left alone", unreached);
            case RequestNotPermitted _, BulkheadFullException _ ->
                    new Result.NotSent("there is too much to do", untried);
            default -> new Result.Uncertain(failure.getClass().getSimpleName());
        };
    }

    Provider provider() {
        return provider;
    }

    Limits limits() {
        return provider.settings().limits();
    }

    boolean isIdempotent() {
        return transport.isIdempotent();
    }

    /** That holds this breaker only, for metrics. */
    CircuitBreakerRegistry breakers() {
        return breakers;
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    /** Takes all slots that are free; each is to be let go. How many they are. */
    int reserve() {
        while (true) {
            int before = calls.get();
            int free = Math.max(0, capacity() - before);
            if (calls.compareAndSet(before, before + free)) {
                return free;
            }
        }
    }

    /** Lets slots go. */
    void release(int slots) {
        calls.addAndGet(-slots);
    }

    /** Whether no more slots are taken than there are, so that whoever has one may use it again. */
    boolean mayGoOn() {
        return calls.get() <= capacity();
    }

    private int capacity() {
        return Flow.capacity(breaker.getState(), limits());
    }

    /** Whether nobody else tends it; from then on somebody does. */
    boolean occupy() {
        return busy.compareAndSet(false, true);
    }

    void leave() {
        busy.set(false);
    }

    /** Whether nobody else looks after its flow; from then on somebody does. */
    boolean watch() {
        return watched.compareAndSet(false, true);
    }

    void unwatch() {
        watched.set(false);
    }

    /** How it stands, for whoever decides whether commands are taken. */
    Flow.Stand stand() {
        return new Flow.Stand(breaker.getState(), isSealed(), backlog);
    }

    /**
     * Whether the last few numbers or addresses could not be opened: our keys are at fault. One
     * alone was tampered with, and must not keep the others; its permit ends.
     */
    boolean isSealed() {
        return unopened.size() >= OUR_FAULT;
    }

    boolean isPaused() {
        return paused;
    }

    void pause(boolean now) {
        paused = now;
    }

    long inDoubt() {
        return inDoubt;
    }

    void inDoubt(long now) {
        inDoubt = now;
    }

    long backlog() {
        return backlog;
    }

    void backlog(long now) {
        backlog = now;
    }
}
