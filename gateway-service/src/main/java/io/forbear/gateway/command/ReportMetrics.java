package io.forbear.gateway.command;

import io.forbear.events.Channel;
import io.forbear.events.ContactOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what became of commands, as it is reported; a report that is repeated counts again. */
@Component
class ReportMetrics {
    private static final EnumSet<ContactOutcome> OUTCOMES =
            EnumSet.of(
                    ContactOutcome.SENT,
                    ContactOutcome.DELIVERED,
                    ContactOutcome.BOUNCED,
                    ContactOutcome.UNREPORTED);

    private final MeterRegistry meters;

    /** With zeros for the channels that are carried here, so that the first one is a rise. */
    ReportMetrics(MeterRegistry meters) {
        this.meters = meters;
        for (var channel : new Channel[] {Channel.SMS, Channel.EMAIL}) {
            OUTCOMES.forEach(outcome -> counter(channel, outcome, null));
            for (var because : Because.values()) {
                counter(channel, ContactOutcome.NOT_MADE, because);
            }
        }
    }

    void reported(Channel channel, ContactOutcome outcome, @Nullable Because because) {
        counter(channel, outcome, because).increment();
    }

    private Counter counter(Channel channel, ContactOutcome outcome, @Nullable Because because) {
        return Counter.builder("forbear.gateway.reports")
                .description("reports of what became of commands")
                .tag("channel", lower(channel))
                .tag("outcome", lower(outcome))
                .tag("because", because == null ? "" : lower(because))
                .register(meters);
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
