package io.forbear.simulator;

import io.forbear.simulator.gateway.GatewayTroubles;
import io.forbear.simulator.provider.ProviderFile;
import io.forbear.simulator.provider.ProviderTroubles;
import java.nio.file.Path;

/**
 * What goes wrong around the system in a run, and by what it is watched.
 *
 * @param gateways what breaks at dialers, printers and field teams
 * @param providers how providers misbehave
 * @param file where the running system expects its providers
 * @param pids directory with the process ids of the running services
 */
record Troubles(
        GatewayTroubles gateways, ProviderTroubles providers, ProviderFile file, Path pids) {
    /** All of them. */
    static Troubles all(ProviderFile file, Path pids) {
        return new Troubles(GatewayTroubles.all(), ProviderTroubles.all(), file, pids);
    }
}
