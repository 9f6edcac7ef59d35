package io.forbear.contact.silence;

import io.forbear.events.ContactCommand;
import io.forbear.topics.Topic;
import io.forbear.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes how many commands each gateway keeps silent about; the same on every instance. */
@Component
class SilenceMetrics {
    private final UnreportedCommands commands;
    private final MultiGauge unreported;
    private final Map<Tags, Long> last = new ConcurrentHashMap<>();

    SilenceMetrics(UnreportedCommands commands, MeterRegistry meters) {
        this.commands = commands;
        unreported =
                MultiGauge.builder("forbear.contact.commands.unreported")
                        .description("commands given up of which nothing has been heard")
                        .register(meters);
        for (var topic : Topics.all()) {
            if (topic.type().equals(ContactCommand.class)) {
                last.put(tags(new UnreportedCommands.Silent(gateway(topic), "NONE", 0)), 0L);
            }
        }
        show(Map.of()); // zeros, so that the first silence is a rise
    }

    private static String gateway(Topic<?> commands) {
        return commands.name().substring(commands.name().lastIndexOf('.') + 1);
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
