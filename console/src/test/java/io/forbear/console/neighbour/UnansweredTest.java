package io.forbear.console.neighbour;

import static org.assertj.core.api.Assertions.assertThat;

import io.forbear.console.audit.OutcomeUnknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.client.WebClientRequestException;

class UnansweredTest {
    @Test
    void saysOfADeedThatItIsNotKnownWhetherItWasDoneOnceItWasSent() {
        assertThat(undone(new TimeoutException())).isInstanceOf(OutcomeUnknown.class);
        assertThat(undone(connection(new IOException("connection closed"))))
                .isInstanceOf(OutcomeUnknown.class);
        assertThat(undone(connection(new ConnectException("refused"))))
                .isInstanceOf(ServiceOut.class);
        assertThat(undone(connection(new UnknownHostException("nowhere"))))
                .isInstanceOf(ServiceOut.class);
    }

    private static Throwable undone(Throwable failure) {
        return RelayController.undone("account-service", failure);
    }

    private static WebClientRequestException connection(IOException cause) {
        return new WebClientRequestException(
                cause, HttpMethod.POST, URI.create("http://127.0.0.1:1/"), HttpHeaders.EMPTY);
    }
}
