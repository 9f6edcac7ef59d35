package io.forbear.messaging.inbox;

import io.forbear.messaging.wire.RegistryProbe;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells an outage, which nobody's record is to blame for, from a failure. */
final class Outages {
    /** SQL states of lost connections, of a server that shuts down, and of one that is full. */
    private static final List<String> STATES = List.of("08", "57P", "53");

    private Outages() {}

    static boolean isOutage(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(Outages::saysOutage);
    }

    private static boolean saysOutage(Throwable cause) {
        return cause instanceof RegistryProbe.Outage
                || cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof R2dbcNonTransientResourceException
                || cause instanceof R2dbcTransientResourceException
                || (cause instanceof R2dbcException database && isOutage(database.getSqlState()));
    }

    private static boolean isOutage(@Nullable String sqlState) {
        return sqlState != null && STATES.stream().anyMatch(sqlState::startsWith);
    }
}
