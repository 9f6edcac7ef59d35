package io.forbear.contact.silence;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes how many commands each gateway keeps silent about; the same on every instance. */
@Component
class SilenceMetrics {
    private static final Instant BEGINNING = Instant.EPOCH;
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final UnreportedCommands commands;
    private final MultiGauge unreported;

    SilenceMetrics(UnreportedCommands commands, MeterRegistry meters) {
        this.commands = commands;
        unreported =
                MultiGauge.builder("forbear.contact.commands.unreported")
                        .description("commands given up of which nothing has been heard")
                        .register(meters);
    }

    @Scheduled(fixedDelayString = "${forbear.contact.figures-every}")
    Mono<Void> publish() {
        return commands.figures(BEGINNING, END)
                .map(SilenceMetrics::row)
                .collectList()
                .doOnNext(rows -> unreported.register(rows, true))
                .then();
    }

    private static MultiGauge.Row<Number> row(SilenceFigure figure) {
        return MultiGauge.Row.of(
                Tags.of("gateway", figure.gateway(), "collector", figure.legalEntityId()),
                figure.unreported());
    }
}
