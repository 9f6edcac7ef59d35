package io.forbear.plan.selfservice;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How often each of many callers may call; those that called longest ago are forgotten first. */
final class CallLimits {
    private final RateLimiterConfig config;
    private final Map<String, RateLimiter> limiters;

    /**
     * @param calls so many in each period
     * @param most how many callers are remembered at once
     */
    CallLimits(int calls, Duration period, int most) {
        config =
                RateLimiterConfig.custom()
                        .limitForPeriod(calls)
                        .limitRefreshPeriod(period)
                        .timeoutDuration(Duration.ZERO)
                        .build();
        limiters =
                new LinkedHashMap<>(16, 0.75f, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
                        return size() > most;
                    }
                };
    }

    /** Whether a caller may call now. */
    boolean permits(String caller) {
        return limiter(caller).acquirePermission();
    }

    private synchronized RateLimiter limiter(String caller) {
        return limiters.computeIfAbsent(caller, name -> RateLimiter.of(name, config));
    }
}
