package io.forbear.messaging;

/**
 * A table in which a service remembers requests that came over HTTP, so that none is carried out
 * twice. Declared as a bean, so that rows are deleted which are older than {@code
 * forbear.inbox.request-retention}; a request that comes again after that counts as new.
 *
 * @param table has a column {@code remembered_at timestamptz default now()}: real time, also under
 *     a simulated clock
 */
public record RememberedRequests(String table) {
    public RememberedRequests {
        if (!table.matches("[a-z_]+")) {
            throw new IllegalArgumentException("expected the name of a table, found " + table);
        }
    }
}
