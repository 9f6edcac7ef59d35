package io.forbear.endtoend;

import java.util.Locale;

/** The services, and where the port of each stands among those of the system. */
enum Service {
    ACCOUNT(4, 8081),
    CONTACT(5, 8082),
    PLAN(6, 8083),
    COMPLIANCE(7, 8084),
    GATEWAY(8, 8086);

    private final int port;
    private final int usualPort;

    Service(int port, int usualPort) {
        this.port = port;
        this.usualPort = usualPort;
    }

    String title() {
        return name().toLowerCase(Locale.ROOT) + "-service";
    }

    int port() {
        return port;
    }

    /** Where it listens unless it is told otherwise. */
    int usualPort() {
        return usualPort;
    }
}
