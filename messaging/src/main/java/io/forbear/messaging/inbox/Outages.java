package io.forbear.messaging.inbox;

import io.forbear.messaging.wire.RegistryProbe;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells an outage, which nobody's record is to blame for, from a failure. */
final class Outages {
    /**
     * SQL states of lost connections, of a server that shuts down, is full, only reads since
     * another took over, or cannot reach its disk.
     */
    private static final List<String> STATES = List.of("08", "57P", "53", "25006", "58");

    private Outages() {}

    /**
     * What the database says of a statement counts more than the exceptions around it: the driver
     * calls every state that it does not know, also of a record's own fault, a lost resource.
     */
    static boolean isOutage(Throwable thrown) {
        var sqlState =
                causes(thrown)
                        .filter(R2dbcException.class::isInstance)
                        .map(cause -> ((R2dbcException) cause).getSqlState())
                        .filter(Objects::nonNull)
                        .findFirst();
        return sqlState.map(Outages::isOutage)
                .orElseGet(() -> causes(thrown).anyMatch(Outages::saysOutage));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause);
    }

    private static boolean saysOutage(Throwable cause) {
        return cause instanceof RegistryProbe.Outage
                || cause instanceof CannotCreateTransactionException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof R2dbcNonTransientResourceException
                || cause instanceof R2dbcTransientResourceException;
    }

    private static boolean isOutage(String sqlState) {
        return STATES.stream().anyMatch(sqlState::startsWith);
    }
}
