package io.forbear.console.cluster;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Kafka does not answer, so nothing can be said about its topics. */
public final class Outage extends Exception {
    private static final long serialVersionUID = 1L;

    Outage(Throwable cause) {
        super(why(cause), cause);
    }

    private static String why(Throwable failure) {
        var inner = failure.getCause();
        var cause = failure instanceof ExecutionException && inner != null ? inner : failure;
        return cause instanceof TimeoutException
                        || cause instanceof org.apache.kafka.common.errors.TimeoutException
                ? "no broker answers"
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
