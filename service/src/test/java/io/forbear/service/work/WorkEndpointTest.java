package io.forbear.service.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class WorkEndpointTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Work IDLE = new Work("idle", _ -> Mono.empty());
    private static final Work BUSY = new Work("busy", now -> Mono.just(now.minusSeconds(90)));
    private static final Work EARLY = new Work("early", now -> Mono.just(now.plusSeconds(1)));

    private static WorkEndpoint endpoint(Work... works) {
        return new WorkEndpoint(List.of(works), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void tellsUpToWhenEachPartIsDone() {
        var standing = requireNonNull(endpoint(IDLE, BUSY, EARLY).look().block());
        assertThat(standing.now()).isEqualTo(NOW);
        assertThat(standing.doneUntil())
                .containsEntry("idle", NOW)
                .containsEntry("busy", NOW.minusSeconds(90))
                .containsEntry("early", NOW);
    }

    @Test
    void measuresTheAgeOfTheOldestPieceOfEachPart() {
        var endpoint = endpoint(IDLE, BUSY);
        assertThat(endpoint.ageSeconds("busy")).isZero();
        endpoint.look().block();
        assertThat(endpoint.ageSeconds("busy")).isEqualTo(90);
        assertThat(endpoint.ageSeconds("idle")).isZero();
    }

    @Test
    void tellsNothingWhenAPartCannotBeLookedAt() {
        var broken = new Work("broken", _ -> Mono.error(new IllegalStateException("no database")));
        var endpoint = endpoint(IDLE, broken);
        assertThatThrownBy(() -> endpoint.look().block()).hasMessage("no database");
        assertThat(endpoint.ageSeconds("idle")).isNaN();
    }

    @Test
    void isQuietInAServiceWithoutWork() {
        assertThat(requireNonNull(endpoint().look().block()).doneUntil()).isEmpty();
    }
}
