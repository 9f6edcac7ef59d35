package io.forbear.console.neighbour;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;

/** Why somebody did not answer, in words for people. */
public final class Unanswered {
    private Unanswered() {}

    /** In a few words. */
    public static String why(Throwable failure) {
        return switch (failure) {
            case WebClientRequestException request -> ofConnection(request.getMostSpecificCause());
            case WebClientResponseException answer -> "answered " + answer.getStatusCode().value();
            case TimeoutException _ -> "no answer in time";
            default -> failure.getClass().getSimpleName();
        };
    }

    /** Whether nobody was there, in contrast to somebody who refused. */
    static boolean isOut(Throwable failure) {
        return failure instanceof WebClientRequestException || failure instanceof TimeoutException;
    }

    /** Whether what was asked may have reached somebody, although no answer came. */
    static boolean wasReached(Throwable failure) {
        return !(failure instanceof WebClientRequestException request)
                || switch (request.getMostSpecificCause()) {
                    case ConnectException _, UnknownHostException _ -> false;
                    case NoRouteToHostException _ -> false;
                    default -> true;
                };
    }

    private static String ofConnection(Throwable cause) {
        return switch (cause) {
            case io.netty.channel.ConnectTimeoutException _ -> "no answer in time";
            case ConnectException _ -> "connection refused";
            case TimeoutException _ -> "no answer in time";
            default -> cause.getClass().getSimpleName() + ": " + cause.getMessage();
        };
    }
}
