package io.forbear.gateway.command;

import io.forbear.gateway.provider.Medium;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what became of commands, as it is reported; a report that is repeated counts again. */
@Component
class ReportMetrics {
    private static final String NOT_MADE = "NOT_MADE";
    private static final List<String> MADE = List.of("SENT", "DELIVERED", "BOUNCED", "UNREPORTED");

    private final MeterRegistry meters;

    /** With zeros for what is carried here, so that the first one is a rise. */
    ReportMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var medium : Medium.values()) {
            MADE.forEach(outcome -> counter(medium.name(), outcome, null));
            for (var because : Because.values()) {
                counter(medium.name(), NOT_MADE, because);
            }
        }
    }

    /**
     * Counts a report.
     *
     * @param channel of the command
     * @param outcome what it says
     * @param because why it was not made
     */
    void reported(String channel, String outcome, @Nullable Because because) {
        counter(channel, outcome, because).increment();
    }

    private Counter counter(String channel, String outcome, @Nullable Because because) {
        return Counter.builder("forbear.gateway.reports")
                .description("reports of what became of commands")
                .tag("channel", channel.toLowerCase(Locale.ROOT))
                .tag("outcome", outcome.toLowerCase(Locale.ROOT))
                .tag("because", because == null ? "" : because.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
