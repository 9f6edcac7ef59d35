package io.forbear.contact.silence;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes how many commands each gateway keeps silent about; the same on every instance. */
@Component
class SilenceMetrics {
    private static final List<String> GATEWAYS =
            List.of("voice", "sms", "email", "letter", "visit");

    private final UnreportedCommands commands;
    private final MultiGauge unreported;
    private final Map<Tags, Long> last = new ConcurrentHashMap<>();

    SilenceMetrics(UnreportedCommands commands, MeterRegistry meters) {
        this.commands = commands;
        unreported =
                MultiGauge.builder("forbear.contact.commands.unreported")
                        .description("commands given up of which nothing has been heard")
                        .register(meters);
        for (var gateway : GATEWAYS) {
            last.put(tags(new UnreportedCommands.Silent(gateway, "NONE", 0)), 0L);
        }
        show(Map.of()); // zeros, so that the first silence is a rise
    }

    @Scheduled(fixedDelayString = "${forbear.contact.figures-every}")
    Mono<Void> publish() {
        return commands.silent()
                .collectMap(SilenceMetrics::tags, UnreportedCommands.Silent::unreported)
                .doOnNext(this::show)
                .then();
    }

    private static Tags tags(UnreportedCommands.Silent one) {
        return Tags.of("gateway", one.gateway(), "collector", one.legalEntityId());
    }

    /** Whose silence has ended stays, with none: a gauge that vanishes is taken for a fault. */
    private void show(Map<Tags, Long> found) {
        last.replaceAll((_, _) -> 0L);
        last.putAll(found);
        unreported.register(
                last.entrySet().stream()
                        .map(one -> MultiGauge.Row.of(one.getKey(), one.getValue()))
                        .toList(),
                true);
    }
}
