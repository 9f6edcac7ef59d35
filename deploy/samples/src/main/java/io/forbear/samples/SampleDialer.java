package io.forbear.samples;

import io.forbear.events.ContactOutcome;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Runs one of the dialers until it is stopped: {@code classic|share BOOTSTRAP REGISTRY JOURNAL}.
 */
public final class SampleDialer {
    private SampleDialer() {}

    /** Nobody answers here: the calls are pretended. */
    public static void main(String[] args) throws Exception {
        var journal = new Journal(Path.of(args[3]));
        Dialer.Line line = _ -> ContactOutcome.RANG_UNANSWERED;
        if (args[0].equals("share")) {
            var dialer = new ShareGroupDialer(args[1], args[2], journal, Clock.systemUTC(), line);
            dialer.prepare();
            dialer.run(() -> true);
        } else {
            new ClassicDialer(args[1], args[2], journal, Clock.systemUTC(), line).run(() -> true);
        }
    }
}
