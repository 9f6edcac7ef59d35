package io.forbear.simulator.watch;

import io.forbear.simulator.audit.Breaker;
import io.forbear.simulator.desk.ServiceDesk;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sees how the lines to providers stand, and tells whenever one stands otherwise. */
public final class BreakerWatch {
    private final ServiceDesk gatewayService;
    private final List<String> providers;
    private final Clock clock;
    private final Consumer<Breaker> whenChanged;
    private final Map<String, Breaker> last = new HashMap<>();

    /**
     * A watch over one gateway-service.
     *
     * @param providers as it calls them
     * @param clock simulated time
     */
    public BreakerWatch(
            ServiceDesk gatewayService,
            List<String> providers,
            Clock clock,
            Consumer<Breaker> whenChanged) {
        this.gatewayService = gatewayService;
        this.providers = List.copyOf(providers);
        this.clock = clock;
        this.whenChanged = whenChanged;
    }

    /** Looks once. */
    public void look() {
        for (var provider : providers) {
            var state = state(provider);
            var seen = new Breaker(provider, clock.instant(), state, !isPaused(provider));
            var before = last.put(provider, seen);
            if (before == null
                    || !before.state().equals(seen.state())
                    || before.consuming() != seen.consuming()) {
                whenChanged.accept(seen);
            }
        }
    }

    private String state(String provider) {
        var health = gatewayService.get("/actuator/health/gateway/" + provider);
        return switch (health.path("status").asString("")) {
            case "UP" -> "CLOSED";
            case "PAUSED" -> "OPEN";
            case "PROBING" -> "HALF_OPEN";
            default -> "UNKNOWN";
        };
    }

    private boolean isPaused(String provider) {
        var metric =
                gatewayService.get(
                        "/actuator/metrics/forbear.gateway.paused?tag=provider:" + provider);
        return metric.path("measurements").path(0).path("value").asDouble(0) > 0;
    }
}
