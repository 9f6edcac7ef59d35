package io.forbear.gateway;

import io.forbear.simulator.provider.Mood;
import io.forbear.simulator.provider.ProviderServer;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The provider that the simulator plays, failing as a test tells it, by text of the message. */
public final class ProviderSimulator {
    private final ProviderServer server;

    public ProviderSimulator(boolean idempotent) {
        server = new ProviderServer("provider", 0, idempotent, Clock.systemUTC());
    }

    public String url() {
        return server.url();
    }

    /** From now on it is so, by text of the message. */
    public void is(Function<String, Mood> now) {
        server.is(message -> now.apply(message.text()));
    }

    /** How often a message went to the person. */
    public int timesSent(String commandId) {
        return server.timesSent(commandId);
    }

    /** What it was asked to send. */
    public @Nullable JsonNode message(String commandId) {
        var body = server.body(commandId);
        return body == null ? null : JsonMapper.shared().readTree(body);
    }

    /** How often it was called about any message. */
    public int calls() {
        return server.calls();
    }
}
