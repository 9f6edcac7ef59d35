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
    private final Clock clock;
    private final Consumer<Breaker> whenChanged;
    private final Map<String, List<Object>> last = new HashMap<>();

    /**
     * A watch over one gateway-service.
     *
     * @param clock simulated time
     */
    public BreakerWatch(ServiceDesk gatewayService, Clock clock, Consumer<Breaker> whenChanged) {
        this.gatewayService = gatewayService;
        this.clock = clock;
        this.whenChanged = whenChanged;
    }

    /** Looks once. */
    public void look() {
        for (var line : gatewayService.get("/gateways")) {
            var provider = line.path("provider").asString();
            var state = line.path("breaker").asString();
            var consuming = line.path("consuming").asBoolean();
            if (!List.<Object>of(state, consuming)
                    .equals(last.put(provider, List.of(state, consuming)))) {
                whenChanged.accept(new Breaker(provider, clock.instant(), state, consuming));
            }
        }
    }
}
