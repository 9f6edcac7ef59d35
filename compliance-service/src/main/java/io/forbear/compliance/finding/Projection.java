package io.forbear.compliance.finding;

/** The part of the service that keeps published results in tables for queries. */
public final class Projection {
    /** Its consumer group; the one named like the service belongs to the stream. */
    public static final String GROUP = "compliance-projection";

    private Projection() {}
}
