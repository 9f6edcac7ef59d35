package io.forbear.gateway.sending;

import io.forbear.gateway.command.CommandService;
import io.forbear.gateway.command.Count;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Shows the lines to the providers. */
@RestController
class GatewayController {
    private final Lines lines;
    private final CommandService commands;

    GatewayController(Lines lines, CommandService commands) {
        this.lines = lines;
        this.commands = commands;
    }

    /**
     * A line.
     *
     * @param priority of several that serve a message, the highest is asked first
     * @param jurisdictions in which it carries messages; none: in all
     * @param legalEntities for which it carries messages; none: for all
     * @param breaker state of its circuit breaker
     * @param consuming whether commands are taken from Kafka
     * @param commands how many open ones stand how
     * @param withoutReceipt how many of the sent ones lack a receipt for longer than the provider
     *     is given, so that it stays unknown whether they arrived
     */
    record Gateway(
            String provider,
            String medium,
            int priority,
            Set<String> jurisdictions,
            Set<String> legalEntities,
            String breaker,
            boolean consuming,
            Map<String, Long> commands,
            long withoutReceipt) {}

    /** All there are. */
    @PreAuthorize("hasAnyRole('operations', 'auditor')")
    @GetMapping("/gateways")
    Mono<List<Gateway>> gateways() {
        return commands.counts()
                .collectList()
                .flatMap(
                        counts ->
                                Flux.fromIterable(lines.all())
                                        .concatMap(line -> gateway(line, counts))
                                        .collectList());
    }

    private Mono<Gateway> gateway(Line line, List<Count> counts) {
        return commands.withoutReceipt(line.provider())
                .map(withoutReceipt -> gateway(line, counts, withoutReceipt));
    }

    private static Gateway gateway(Line line, List<Count> counts, long withoutReceipt) {
        var name = line.provider().name();
        var commands = new TreeMap<String, Long>();
        counts.stream()
                .filter(count -> count.provider().equals(name))
                .forEach(count -> commands.put(count.state().name(), count.commands()));
        return new Gateway(
                name,
                line.provider().medium().name(),
                line.provider().settings().priority(),
                line.provider().settings().jurisdictions(),
                line.provider().settings().collectors(),
                line.breaker().getState().name(),
                !line.isPaused(),
                commands,
                withoutReceipt);
    }
}
