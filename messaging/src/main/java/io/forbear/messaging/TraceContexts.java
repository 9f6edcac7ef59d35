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

    /**
     * Work that begins with a record.
     *
     * @param name what is done, with what; one of few
     * @param headers of the record: the work belongs to their trace, or to a new one
     */
    public record Work(String name, Map<String, String> headers) {}

    /** Lets a chain belong to the trace of its work. */
    public <T> Mono<T> continuing(Work work, Mono<T> chain) {
        return Mono.using(
                () -> observation(work).start(),
                observation -> chain.contextWrite(of(observation)),
                Observation::stop);
    }

    /**
     * Lets a chain do much at once, each belonging to a trace of its own.
     *
     * @param chain gets the {@code traceparent} of each, in their order; null where nothing is
     *     traced
     */
    public <T> Mono<T> continuingAll(
            List<Work> works, Function<List<@Nullable String>, Mono<T>> chain) {
        return Mono.using(
                () -> works.stream().map(one -> observation(one).start()).toList(),
                started ->
                        chain.apply(
                                started.stream().<@Nullable String>map(this::traceparent).toList()),
                started -> started.forEach(Observation::stop));
    }

    private @Nullable String traceparent(Observation observation) {
        return headers(of(observation)).get(RecordHeaders.TRACEPARENT);
    }

    private static Context of(Observation observation) {
        return Context.of(ObservationThreadLocalAccessor.KEY, observation);
    }

    private Observation observation(Work work) {
        var received = new ReceiverContext<Map<String, String>>(Map::get, Kind.CONSUMER);
        received.setCarrier(work.headers());
        return Observation.createNotStarted("forbear.work", () -> received, observations)
                .contextualName(work.name())
                .lowCardinalityKeyValue("work", work.name());
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
