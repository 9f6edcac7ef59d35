package io.forbear.endtoend;

/** The services, and where the port of each stands among those of the system. */
enum Service {
    ACCOUNT(4),
    CONTACT(5),
    PLAN(6),
    COMPLIANCE(7),
    GATEWAY(8);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }
}
