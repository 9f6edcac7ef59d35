package io.forbear.simulator;

import io.forbear.simulator.desk.PortfolioDesk;
import io.forbear.simulator.uci.UciRun;
import io.forbear.simulator.wire.Connection;
import io.forbear.simulator.wire.Publisher;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a real portfolio, and compares what the system makes of it.
 *
 * @param figures who asks for the roll-rate matrix; null: it is not compared
 * @param limit how long to wait without any news
 */
record Publication(
        Connection connection, @Nullable PortfolioDesk figures, Duration limit, PrintStream out) {

    /** Whether the system agrees. */
    boolean agrees(UciRun run) throws InterruptedException {
        try (var publisher = new Publisher(connection)) {
            run.publish(publisher, out::println);
        }
        var outcome = follow(run);
        out.println();
        out.print(outcome.table());
        out.println(
                outcome.agrees()
                        ? "the system agrees; see GET /portfolio of account-service"
                        : "the system does not agree, and has said nothing for %d s"
                                .formatted(limit.toSeconds()));
        return outcome.agrees() && rollRateAgrees(run);
    }

    private UciRun.Outcome follow(UciRun run) throws InterruptedException {
        try (var progress = new Progress("accounts staged", run.everOverdue(), out)) {
            return run.follow(
                    connection,
                    limit,
                    (known, all) ->
                            progress.at(known, "%,d of %,d accounts staged".formatted(known, all)));
        }
    }

    /** Whether the roll-rate matrix is that of the file; without account-service nobody asks. */
    private boolean rollRateAgrees(UciRun run) throws InterruptedException {
        if (figures == null) {
            out.println("the roll-rate matrix is not compared: no --account-url");
            return true;
        }
        var outcome = run.compareRollRate(figures, limit);
        out.println();
        out.print(outcome.table());
        out.println(
                outcome.agrees()
                        ? "GET /portfolio/roll-rate tells the matrix that follows from the file"
                        : "GET /portfolio/roll-rate tells another matrix than follows from the file");
        return outcome.agrees();
    }
}
