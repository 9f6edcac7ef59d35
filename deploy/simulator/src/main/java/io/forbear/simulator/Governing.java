package io.forbear.simulator;

import io.forbear.clock.SharedTime;
import io.forbear.simulator.pace.Conductor;
import io.forbear.simulator.pace.Limits;
import io.forbear.simulator.pace.Place;
import io.forbear.simulator.pace.ServicePlace;
import io.forbear.simulator.trouble.Trouble;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a simulation governs the clock of the running system. */
final class Governing {
    @Option(
            names = "--govern",
            description =
                    "let simulated time wait for the system, and go on as fast as it follows, so that"
                            + " nothing comes too late because the machine is slow; needs"
                            + " ./forbear up --clock governed")
    private boolean isWanted;

    @Option(
            names = "--ahead",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description =
                    "with --govern, how many simulated seconds time may run ahead of the oldest work"
                            + " that is not done (default: ${DEFAULT-VALUE})")
    private long ahead;

    @Option(
            names = "--fastest",
            paramLabel = "N",
            defaultValue = "5000",
            description =
                    "with --govern, simulated seconds per real second at most (default:"
                            + " ${DEFAULT-VALUE})")
    private double fastest;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description =
                    "with --govern, real seconds after which work that holds time back and does not"
                            + " get done is no longer waited for; longer than the system ever needs"
                            + " for what comes at once (default: ${DEFAULT-VALUE})")
    private long patience;

    @Option(
            names = "--services",
            paramLabel = "NAME=URL",
            split = ",",
            defaultValue = "${env:FORBEAR_SERVICES}",
            description =
                    "with --govern, the services whose work is waited for (FORBEAR_SERVICES, set by"
                            + " ./forbear)")
    private Map<String, String> services = new LinkedHashMap<>();

    /**
     * Begins to govern.
     *
     * @param clockFile the running system's clock
     * @param own what is to be waited for besides the services
     * @return null if nobody wants it
     * @throws Trouble if it cannot be done
     */
    @Nullable Conductor begin(Path clockFile, Place own) {
        if (!isWanted) {
            return null;
        }
        var limits = Limits.of(aheadOfWork(), fastest, Duration.ofSeconds(patience));
        return Conductor.start(time(clockFile), limits, places(own));
    }

    /** How far simulated time may run ahead of the system's work; zero if nobody governs. */
    Duration ahead() {
        return isWanted ? aheadOfWork() : Duration.ZERO;
    }

    private Duration aheadOfWork() {
        if (ahead < 1 || patience < 1 || !(fastest >= 1)) {
            throw new Trouble(
                    "--ahead, --patience and --fastest are 1 or more, found %d, %d and %s"
                            .formatted(ahead, patience, fastest));
        }
        return Duration.ofSeconds(ahead);
    }

    private static SharedTime time(Path clockFile) {
        var shared = ClockFile.shared(clockFile);
        if (shared == null) {
            throw new Trouble(
                    "the running system's clock (%s) has a fixed speed; start it with"
                                    .formatted(clockFile)
                            + " ./forbear up --clock governed");
        }
        return shared;
    }

    private List<Place> places(Place own) {
        var token = System.getenv("FORBEAR_OPERATIONS_TOKEN");
        if (services.isEmpty() || token == null) {
            throw new Trouble(
                    "--govern needs --services NAME=URL,... and a token with the role operations in"
                            + " FORBEAR_OPERATIONS_TOKEN; ./forbear sets both");
        }
        var client = HttpClient.newHttpClient();
        var places = new ArrayList<Place>();
        services.forEach((name, url) -> places.add(new ServicePlace(client, name, url, token)));
        places.add(own);
        return places;
    }
}
