package io.forbear.trial;

import java.util.Locale;

/** What the trial says while it goes on. */
final class Trace {
    private static final long BEGUN = System.nanoTime();

    private Trace() {}

    /** Prints a line with the seconds since the trial began. */
    static synchronized void say(String line) {
        System.out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(BEGUN), line);
    }

    /** Real seconds since a reading of {@link System#nanoTime}. */
    static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
