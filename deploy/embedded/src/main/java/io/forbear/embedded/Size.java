package io.forbear.embedded;

/** What the parts of one machine may take. */
public enum Size {
    /** Starts quickly and needs little memory: for a laptop and for tests. */
    SMALL(160, 32, true),

    /**
     * For long runs and large portfolios: the compilers take their time, and what they make takes
     * about a third of the processor's.
     */
    LARGE(512, 256, false);

    private final int heapMegabytes;
    private final int sharedMegabytes;
    private final boolean isQuick;

    Size(int heapMegabytes, int sharedMegabytes, boolean isQuick) {
        this.heapMegabytes = heapMegabytes;
        this.sharedMegabytes = sharedMegabytes;
        this.isQuick = isQuick;
    }

    /** Heap of a service. */
    public int heapMegabytes() {
        return heapMegabytes;
    }

    /** What PostgreSQL keeps of its tables. */
    int sharedMegabytes() {
        return sharedMegabytes;
    }

    /** Whether code is made quickly rather than fast. */
    boolean isQuick() {
        return isQuick;
    }
}
