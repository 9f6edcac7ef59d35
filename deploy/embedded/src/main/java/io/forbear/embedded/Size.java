package io.forbear.embedded;

/** What the parts of one machine may take. */
public enum Size {
    /** Starts quickly and needs little memory: for a laptop and for tests. */
    SMALL(160, true),

    /**
     * For long runs and large portfolios: the compilers take their time, and what they make takes
     * about a third of the processor's.
     */
    LARGE(512, false);

    private final int heapMegabytes;
    private final boolean isQuick;

    Size(int heapMegabytes, boolean isQuick) {
        this.heapMegabytes = heapMegabytes;
        this.isQuick = isQuick;
    }

    /** Heap of a service. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** Whether code is made quickly rather than fast. */
    boolean isQuick() {
        return isQuick;
    }
}
