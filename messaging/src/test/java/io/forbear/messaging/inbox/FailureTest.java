package io.forbear.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.messaging.RejectedEvent;
import io.forbear.messaging.inbox.Failure.Reason;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcRollbackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

class FailureTest {
    @Test
    void findsARejectionBehindOtherExceptions() {
        var wrapped = new IllegalStateException("effect", new RejectedEvent("negative"));

        assertThat(Failure.of(wrapped).reason()).isEqualTo(Reason.REJECTED);
        assertThat(Failure.of(new IllegalStateException("x")).reason()).isEqualTo(Reason.FAILED);
    }

    @Test
    void saysTheKindOfAnExceptionThatSaysNothing() {
        assertThat(Failure.of(new NullPointerException()).message())
                .isEqualTo("NullPointerException");
    }

    @Test
    void keepsMessagesShortEnoughForAHeaderAndFreeOfWhatTheDatabaseRefuses() {
        var failure = Failure.of(new IllegalStateException("a\0b" + "x".repeat(5000)));

        assertThat(failure.message()).startsWith("a bx").hasSize(1000);
    }

    @Test
    void tellsAnOutageFromAFailure() {
        assertThat(Outages.isOutage(new DataAccessResourceFailureException("gone"))).isTrue();
        assertThat(Outages.isOutage(new IllegalStateException(new LostConnection()))).isTrue();
        assertThat(Outages.isOutage(new ShutDown())).isTrue();
        assertThat(Outages.isOutage(new DataIntegrityViolationException("twice"))).isFalse();
        assertThat(Outages.isOutage(new Deadlock())).isFalse();
    }

    /** The driver throws the exception of a lost resource for each state that it does not list. */
    @ParameterizedTest
    @ValueSource(strings = {"54000", "0A000", "P0001", "XX000"})
    void blamesNoOutageForAStateThatTheDriverDoesNotKnow(String sqlState) {
        var thrown =
                new R2dbcNonTransientResourceException("refused", sqlState) {
                    private static final long serialVersionUID = 1L;
                };

        assertThat(Outages.isOutage(new DataAccessResourceFailureException("gone", thrown)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P03", "53300", "25006", "58030"})
    void knowsAnOutageByTheStateThatTheDatabaseNames(String sqlState) {
        var thrown =
                new R2dbcNonTransientResourceException("down", sqlState) {
                    private static final long serialVersionUID = 1L;
                };

        assertThat(Outages.isOutage(new IllegalStateException(thrown))).isTrue();
    }

    private static final class LostConnection extends R2dbcNonTransientResourceException {
        private static final long serialVersionUID = 1L;
    }

    private static final class ShutDown extends R2dbcRollbackException {
        private static final long serialVersionUID = 1L;

        ShutDown() {
            super("terminating connection due to administrator command", "57P01");
        }
    }

    private static final class Deadlock extends R2dbcRollbackException {
        private static final long serialVersionUID = 1L;

        Deadlock() {
            super("deadlock detected", "40P01");
        }
    }
}
