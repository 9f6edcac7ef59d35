package io.forbear.simulator.uci;

import java.util.List;

/**
 * A client of the bank.
 *
 * @param id number in the file
 * @param months oldest first
 */
record UciClient(int id, List<UciMonth> months) {
    UciClient {
        months = List.copyOf(months);
    }

    boolean wasEverOverdue() {
        return months.stream().anyMatch(UciMonth::isOverdue);
    }

    boolean isOverdueNow() {
        return months.getLast().isOverdue();
    }

    /** Whether a month before this one was overdue. */
    boolean wasOverdueBefore(int month) {
        return months.subList(0, month).stream().anyMatch(UciMonth::isOverdue);
    }

    String debtorId() {
        return "U%06d".formatted(id);
    }

    String accountId() {
        return debtorId() + "-1";
    }
}
