package io.forbear.compliance.instance;

import org.apache.kafka.streams.state.HostInfo;

/** Another instance holds what a call asks for; {@link Forwarder} passes the call on. */
public final class HeldElsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String host;
    private final int port;

    /** Names the instance that holds it. */
    public HeldElsewhere(HostInfo owner) {
        super("held by " + owner.host() + ":" + owner.port());
        host = owner.host();
        port = owner.port();
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }
}
