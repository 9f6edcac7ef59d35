package io.forbear.simulator.uci;

import io.forbear.simulator.score.TextTable;
import java.util.Collection;

/**
 * What the file alone says, for comparison with the running system.
 *
 * @param clients all clients
 * @param everOverdue with a delay in at least one month
 * @param overdueNow with a delay in the last month
 * @param cured with a delay in some month, but not in the last
 * @param withoutAmount overdue in the last month on a bill of nothing or a credit balance
 */
record UciCount(long clients, long everOverdue, long overdueNow, long cured, long withoutAmount) {
    static UciCount of(Collection<UciClient> clients) {
        return new UciCount(
                clients.size(),
                clients.stream().filter(UciClient::wasEverOverdue).count(),
                clients.stream().filter(UciClient::isOverdueNow).count(),
                clients.stream().filter(c -> c.wasEverOverdue() && !c.isOverdueNow()).count(),
                clients.stream()
                        .filter(UciClient::isOverdueNow)
                        .filter(c -> c.months().getLast().overdue().signum() == 0)
                        .count());
    }

    /** Whether the system knows all, and nothing else. */
    boolean agreesWith(UciStages told) {
        return told.everOverdue() == everOverdue
                && told.overdueNow() == overdueNow
                && told.parked() == 0;
    }

    String render(UciStages told) {
        return new TextTable("clients", "in the file", "on account.stage")
                .row("all", clients, "")
                .row("ever overdue", everOverdue, told.everOverdue())
                .row("overdue now", overdueNow, told.overdueNow())
                .row("  of those, without an amount", withoutAmount, "")
                .row("cured", cured, told.cured())
                .row("parked records", 0, told.parked())
                .render();
    }
}
