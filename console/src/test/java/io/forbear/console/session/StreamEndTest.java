package io.forbear.console.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StreamEndTest {
    private static final Duration VALIDITY = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void endsAStreamOfEventsWithTheToken() {
        var response = new MockServerHttpResponse();
        write(response, MediaType.TEXT_EVENT_STREAM).block(LIMIT);
        assertThat(response.getBodyAsString().block(LIMIT)).isEqualTo("data: first\n\n");
    }

    /** One that was cut off could not be told from a whole one. */
    @Test
    void cutsOffNothingElse() {
        var writing = write(new MockServerHttpResponse(), MediaType.parseMediaType("text/csv"));
        assertThatThrownBy(() -> writing.block(VALIDITY.multipliedBy(4)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Timeout");
    }

    private static Mono<Void> write(MockServerHttpResponse response, MediaType type) {
        response.getHeaders().setContentType(type);
        DataBuffer first =
                DefaultDataBufferFactory.sharedInstance.wrap("data: first\n\n".getBytes(UTF_8));
        var endless = Flux.concat(Mono.just(first), Flux.never()).map(Mono::just);
        return new StreamEnd(response, VALIDITY).writeAndFlushWith(endless);
    }
}
