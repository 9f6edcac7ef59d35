package io.forbear.messaging.wire;

import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import io.micrometer.tracing.propagation.Propagator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** Takes the trace a reactive chain belongs to into record headers. */
public final class TraceContexts {
    private final Tracer tracer;
    private final Propagator propagator;

    public TraceContexts(Tracer tracer, Propagator propagator) {
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

    private @Nullable Span span(ContextView context) {
        Observation observation = context.getOrDefault(ObservationThreadLocalAccessor.KEY, null);
        if (observation == null) {
            return tracer.currentSpan();
        }
        TracingContext tracing = observation.getContextView().get(TracingContext.class);
        return tracing == null ? tracer.currentSpan() : tracing.getSpan();
    }
}
