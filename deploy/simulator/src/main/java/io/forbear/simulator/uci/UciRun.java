package io.forbear.simulator.uci;

import io.forbear.simulator.desk.PortfolioDesk;
import io.forbear.simulator.portfolio.Region;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Publishes the real portfolio, month by month. */
public final class UciRun {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final List<UciClient> clients;
    private final UciHistory history;
    private final UciCount expected;

    private UciRun(List<UciClient> clients, UciHistory history) {
        this.clients = clients;
        this.expected = UciCount.of(clients);
        this.history = history;
    }

    /**
     * Reads the file.
     *
     * @param file gzipped CSV
     * @param region law and clock of all clients
     * @param now its month takes the place of the last month of the file
     */
    public static UciRun of(Path file, Region region, Instant now) {
        return new UciRun(UciFile.read(file), new UciHistory(region, now));
    }

    /**
     * Writes all events, oldest month first.
     *
     * @param progress told a line after each month
     * @return events written
     */
    public long publish(Publisher publisher, Consumer<String> progress) {
        long begun = System.nanoTime();
        long before = publisher.sent();
        for (int month = 0; month < UciFile.MONTHS; month++) {
            for (var client : clients) {
                history.events(client, month).forEach(publisher::publish);
            }
            publisher.flush();
            progress.accept(
                    "%d of %d months, to the statement of %s: %,d events"
                            .formatted(
                                    month + 1,
                                    UciFile.MONTHS,
                                    history.statementDate(month),
                                    publisher.sent() - before));
        }
        long events = publisher.sent() - before;
        progress.accept(rate(events, Duration.ofNanos(System.nanoTime() - begun)));
        return events;
    }

    /**
     * Waits until the system has staged every account as the file says.
     *
     * @param patience how long it may say nothing before it is waited for no longer
     * @param progress told how many accounts of how many are known
     */
    public Outcome follow(Connection connection, Duration patience, Progress progress)
            throws InterruptedException {
        var debtors = clients.stream().map(UciClient::debtorId).collect(Collectors.toSet());
        try (var told = new UciStages(connection, debtors)) {
            while (!expected.agreesWith(told) && !told.isQuietFor(patience)) {
                told.check();
                progress.at(told.everOverdue(), expected.everOverdue());
                Thread.sleep(BETWEEN_LOOKS);
            }
            return new Outcome(expected.agreesWith(told), expected.render(told));
        }
    }

    /**
     * Waits until account-service tells the roll-rate matrix that follows from the file.
     *
     * @param patience how long its answer may stay the same before it is waited for no longer
     */
    public Outcome compareRollRate(PortfolioDesk desk, Duration patience)
            throws InterruptedException {
        var dates = history.statementDates();
        var ends = UciRollRate.ends(dates);
        var file = UciRollRate.of(clients, dates);
        var last = "";
        for (long since = System.nanoTime(); ; Thread.sleep(BETWEEN_LOOKS)) {
            var answer = desk.rollRate(ends.getFirst(), ends.getLast());
            var told = RollRateTable.read(answer, UciHistory.CURRENCY);
            since = answer.equals(last) ? since : System.nanoTime();
            last = answer;
            if (told.equals(file) || System.nanoTime() - since > patience.toNanos()) {
                return new Outcome(told.equals(file), RollRateTable.render(file, told));
            }
        }
    }

    /** How many accounts the system will come to know. */
    public long everOverdue() {
        return expected.everOverdue();
    }

    /** Told how far the system is. */
    @FunctionalInterface
    public interface Progress {
        void at(long known, long all);
    }

    /**
     * How the comparison came out.
     *
     * @param agrees whether the system says what the file says
     * @param table both, side by side
     */
    public record Outcome(boolean agrees, String table) {}

    private static String rate(long events, Duration took) {
        return "%,d events in %.1f s, %,.0f/s"
                .formatted(events, took.toMillis() / 1e3, events * 1e9 / took.toNanos());
    }
}
