package io.forbear.simulator.gateway;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Deals the ways of abuse out to the gateways in turn, so that each is seen soon. Thread-safe. */
public final class Abuses {
    private final List<Abuse> cycle;
    private final AtomicInteger dealt = new AtomicInteger();

    public Abuses(List<Abuse> cycle) {
        this.cycle = List.copyOf(cycle);
    }

    Abuse next() {
        return cycle.get(dealt.getAndIncrement() % cycle.size());
    }
}
