package io.forbear.messaging;

import io.forbear.messaging.wire.RecordHeaders;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** Takes the trace a reactive chain belongs to into record headers or a row, and out of them. */
public final class TraceContexts {
    private final Tracer tracer;
    private final Propagator propagator;
    private final ObservationRegistry observations;

    public TraceContexts(Tracer tracer, Propagator propagator, ObservationRegistry observations) {
        this.observations = observations;
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** The W3C headers of the current trace; empty when nothing is traced. */
    public Map<String, String> headers(ContextView context) {
        var headers = new LinkedHashMap<String, String>();
        var span = span(context);
        if (span != null) {
            propagator.inject(
                    span.context(), headers, (_, name, value) -> headers.put(name, value));
        }
        return headers;
    }

    /** The current trace as one W3C {@code traceparent}, for work done later; empty if untraced. */
    public Mono<String> current() {
        return Mono.deferContextual(
                context -> Mono.justOrEmpty(headers(context).get(RecordHeaders.TRACEPARENT)));
    }

    /** Lets a chain belong to the trace with that {@code traceparent}; null: to its own. */
    public <T> Mono<T> continuing(@Nullable String traceparent, Mono<T> chain) {
        return traceparent == null
                ? chain
                : continuing(Map.of(RecordHeaders.TRACEPARENT, traceparent), chain);
    }

    /** Lets a chain belong to the trace of the headers; to a new one if they carry none. */
    public <T> Mono<T> continuing(Map<String, String> headers, Mono<T> chain) {
        return Mono.using(
                () -> observation(headers).start(),
                observation -> chain.contextWrite(of(observation)),
                Observation::stop);
    }

    /**
     * Lets a chain work on much at once, each belonging to the trace of its headers.
     *
     * @param work gets the {@code traceparent} of each, in the order of the headers; null where
     *     nothing is traced
     */
    public <T> Mono<T> continuingAll(
            List<Map<String, String>> headers, Function<List<@Nullable String>, Mono<T>> work) {
        return Mono.using(
                () -> headers.stream().map(one -> observation(one).start()).toList(),
                started ->
                        work.apply(
                                started.stream().<@Nullable String>map(this::traceparent).toList()),
                started -> started.forEach(Observation::stop));
    }

    private @Nullable String traceparent(Observation observation) {
        return headers(of(observation)).get(RecordHeaders.TRACEPARENT);
    }

    private static Context of(Observation observation) {
        return Context.of(ObservationThreadLocalAccessor.KEY, observation);
    }

    private Observation observation(Map<String, String> headers) {
        var received = new ReceiverContext<Map<String, String>>(Map::get, Kind.CONSUMER);
        received.setCarrier(headers);
        return Observation.createNotStarted("forbear.work", () -> received, observations);
    }

    private @Nullable Span span(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (observation == null) {
            return tracer.currentSpan();
        }
        TracingContext tracing = observation.getContextView().get(TracingContext.class);
        return tracing == null ? tracer.currentSpan() : tracing.getSpan();
    }
}
