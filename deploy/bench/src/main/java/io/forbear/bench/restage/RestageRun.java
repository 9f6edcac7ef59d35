package io.forbear.bench.restage;

import io.forbear.bench.service.Service;
import io.forbear.bench.service.ServiceProcess;
import io.forbear.clock.ScaledClock;
import io.forbear.embedded.EmbeddedInfrastructure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Lets a day pass for a portfolio, with real Kafka and PostgreSQL, while payments come in. */
public final class RestageRun {
    private static final Duration START = Duration.ofSeconds(90);
    private static final int PER_SECOND = 50;
    private static final int WARM_SECONDS = 10;

    private final Path directory;
    private final int seconds;
    private final Consumer<String> progress;

    /**
     * A run.
     *
     * @param directory where the service writes its log
     * @param seconds how long the delay is measured before
     * @param progress told what goes on, a line at a time
     */
    public RestageRun(Path directory, int seconds, Consumer<String> progress) {
        this.directory = directory;
        this.seconds = seconds;
        this.progress = progress;
    }

    /** Measures so many accounts. */
    public Restaging measure(int accounts) {
        progress.accept("starting Kafka, PostgreSQL, the schema registry and account-service");
        var infrastructure = EmbeddedInfrastructure.shared();
        var database = infrastructure.createDatabase("restage");
        var portfolio = new Portfolio(database, accounts);
        try (var service =
                        ServiceProcess.start(
                                Service.ACCOUNT, infrastructure, database, directory, List.of());
                var live =
                        new LivePayments(
                                infrastructure.bootstrapServers(),
                                infrastructure.registryUrl(),
                                ScaledClock.realTime())) {
            live.begin(START);
            progress.accept("writing %,d accounts".formatted(accounts));
            portfolio.write();
            live.payWhile(PER_SECOND, until(WARM_SECONDS));
            progress.accept("payments alone");
            var before = live.payWhile(PER_SECOND, until(seconds));
            progress.accept("a day passes");
            portfolio.letTheDayPass();
            var begun = System.nanoTime();
            var end = new long[1];
            var meanwhile =
                    live.payWhile(
                            PER_SECOND,
                            () -> {
                                end[0] = System.nanoTime();
                                return service.isAlive() && live.restaged() < accounts;
                            });
            if (live.restaged() < accounts || portfolio.waiting() > 0) {
                throw new IllegalStateException(
                        "accounts are missing: told of %,d, %,d still wait; see %s"
                                .formatted(live.restaged(), portfolio.waiting(), directory));
            }
            return new Restaging(accounts, (end[0] - begun) / 1e9, before, meanwhile);
        }
    }

    private static BooleanSupplier until(int seconds) {
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        return () -> System.nanoTime() < end;
    }
}
